; SPDX-License-Identifier: MIT
; The set-up program for Windows: for one user, so that nobody needs an administrator's password.
;
;   makensis -INPUTCHARSET UTF8 -DVERSION=0.1.0 -DPROGRAM=folder -DINSTALLER=file so-tuan-le.nsi
;
; /S installs, updates or removes without a question; /D=folder, last and unquoted, says where to.
; It ends with 3 when the program is running. The clerk's data lie elsewhere, in
; %LOCALAPPDATA%\SoTuanLe, and nothing here touches them.

Unicode true
!ifdef TARGET
  Target ${TARGET}
!endif
!ifdef SIGN ; a command that signs the file named after it
  !uninstfinalize '${SIGN} "%1"'
!endif
SetCompressor /SOLID lzma
SetCompressorDictSize 64

!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "MUI2.nsh"

!define NAME "Sổ Tuần Lễ"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\SoTuanLe"
!define STARTER "SoTuanLe.exe"
!define CONSOLE "sotuanle-lenh.exe"
!define REMOVER "go-bo.exe"
!define RUNNING 3

Name "${NAME}"
MiscButtonText "< &Quay lại" "&Tiếp tục >" "&Hủy" "Đón&g"
BrandingText "${NAME} ${VERSION}"
OutFile "${INSTALLER}"
InstallDir "$LOCALAPPDATA\Programs\SoTuanLe"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define MUI_ICON "..\..\resources\icons\so-tuan-le.ico"
!define MUI_UNICON "..\..\resources\icons\so-tuan-le.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "wizard.bmp"
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "Thôi không cài đặt ${NAME}?"

!define MUI_WELCOMEPAGE_TITLE "Cài đặt ${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Chương trình được cài cho riêng người đang dùng máy này, không cần mật khẩu quản trị.$\r$\n$\r$\nNếu máy đã có ${NAME}, bản cũ được thay bằng bản này; mọi điều đã ghi vẫn giữ nguyên.$\r$\n$\r$\nBấm Tiếp tục."
!insertmacro MUI_PAGE_WELCOME
!define MUI_DIRECTORYPAGE_TEXT_TOP "Nên để nguyên thư mục dưới đây rồi bấm Cài đặt. Dữ liệu của trung tâm nằm ở chỗ khác, không phụ thuộc thư mục này."
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "Đã cài xong ${NAME}"
!define MUI_FINISHPAGE_TEXT "Mở chương trình bằng biểu tượng ${NAME} trên màn hình, hoặc trong danh sách chương trình của Windows."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${STARTER}"
!define MUI_FINISHPAGE_RUN_TEXT "Mở ${NAME} ngay"
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "Gỡ chương trình ${NAME} khỏi máy này. Dữ liệu của trung tâm được giữ nguyên ở $LOCALAPPDATA\SoTuanLe; cài lại thì lại mở được."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "ProductName" "${NAME}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "FileDescription" "Cài đặt ${NAME}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "CompanyName" "The Sổ Tuần Lễ authors"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "LegalCopyright" "MIT"

; Windows lets nobody write to a program that is running: that tells whether one is.
!macro WAIT_UNTIL_CLOSED PREFIX
  Function ${PREFIX}WaitUntilClosed
    Pop $R0
    again:
    ${IfNot} ${FileExists} "$R0"
      Return
    ${EndIf}
    ClearErrors
    FileOpen $R1 "$R0" a
    ${IfNot} ${Errors}
      FileClose $R1
      Return
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} đang mở.$\r$\n$\r$\nHãy đóng chương trình (những gì đã ghi đều được lưu), rồi bấm Thử lại (Retry)." /SD IDCANCEL IDRETRY again
    SetErrorLevel ${RUNNING}
    Quit
  FunctionEnd
!macroend
!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

; By their names, and never the whole folder: the clerk may have put something else in there.
!macro REMOVE_PROGRAM FOLDER
  Delete "${FOLDER}\${STARTER}"
  Delete "${FOLDER}\${CONSOLE}"
  Delete "${FOLDER}\${REMOVER}"
  RMDir /r "${FOLDER}\_internal"
  RMDir /r "${FOLDER}\_internal.moi"
  RMDir "${FOLDER}"
!macroend

Section
  ReadRegStr $R2 HKCU "${KEY}" "InstallLocation"
  Push "$INSTDIR\${STARTER}"
  Call WaitUntilClosed
  Push "$INSTDIR\${CONSOLE}"
  Call WaitUntilClosed
  ${If} $R2 != ""
  ${AndIf} $R2 != $INSTDIR
    Push "$R2\${STARTER}"
    Call WaitUntilClosed
  ${EndIf}

  ; The new one is whole before the old one goes; and of the old one nothing stays.
  RMDir /r "$INSTDIR\_internal.moi"
  SetOutPath "$INSTDIR\_internal.moi"
  File /r "${PROGRAM}\_internal\*"
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal"
  Rename "$INSTDIR\_internal.moi" "$INSTDIR\_internal"
  File "${PROGRAM}\${STARTER}"
  File "${PROGRAM}\${CONSOLE}"
  WriteUninstaller "$INSTDIR\${REMOVER}"
  ${If} $R2 != ""
  ${AndIf} $R2 != $INSTDIR
    !insertmacro REMOVE_PROGRAM "$R2"
  ${EndIf}

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${STARTER}"
  ; Who has taken it off the desktop does not want it back with each update.
  ${If} $R2 == ""
  ${OrIf} ${FileExists} "$DESKTOP\${NAME}.lnk"
    CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${STARTER}"
  ${EndIf}

  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\${STARTER}"
  WriteRegStr HKCU "${KEY}" "Publisher" "The Sổ Tuần Lễ authors"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\${REMOVER}"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\${REMOVER}" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $R3 $R4 $R5
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $R3
SectionEnd

Section "Uninstall"
  Push "$INSTDIR\${STARTER}"
  Call un.WaitUntilClosed
  Push "$INSTDIR\${CONSOLE}"
  Call un.WaitUntilClosed
  !insertmacro REMOVE_PROGRAM "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
