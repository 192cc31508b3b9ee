/* SPDX-License-Identifier: MIT
 * Windows has had bcryptprimitives.dll since Windows 7, Wine 8 has none, and Qt's reader of PDF
 * takes its random numbers from there.
 */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(void *buffer, ULONG length); /* known as RtlGenRandom */

__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *buffer, SIZE_T length)
{
    return SystemFunction036(buffer, (ULONG)length);
}
