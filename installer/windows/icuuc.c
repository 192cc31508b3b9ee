/* SPDX-License-Identifier: MIT
 * Windows has had icuuc.dll since 2017, Wine 8 has none, and Qt's library for text is linked to it.
 * Every function here says that it can do nothing, upon which Qt does without.
 */
#define EXPORT __declspec(dllexport)
#define UNSUPPORTED 16

static void refuse(int *error)
{
    if (error)
        *error = UNSUPPORTED;
}

EXPORT void *ucnv_open(const char *name, int *error) { refuse(error); return 0; }
EXPORT void ucnv_close(void *converter) {}
EXPORT void ucnv_reset(void *converter) {}
EXPORT signed char ucnv_getMaxCharSize(const void *converter) { return 1; }
EXPORT const char *ucnv_getName(const void *converter, int *error) { refuse(error); return 0; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *error)
{ refuse(error); return 0; }
EXPORT const char *ucnv_getAvailableName(int number) { return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT void ucnv_getFromUCallBack(const void *converter, void **action, const void **context)
{ if (action) *action = 0; if (context) *context = 0; }
EXPORT void ucnv_getToUCallBack(const void *converter, void **action, const void **context)
{ if (action) *action = 0; if (context) *context = 0; }
EXPORT void ucnv_setFromUCallBack(void *converter, void *action, const void *context,
                                  void **old_action, const void **old_context, int *error)
{ refuse(error); }
EXPORT void ucnv_setToUCallBack(void *converter, void *action, const void *context,
                                void **old_action, const void **old_context, int *error)
{ refuse(error); }
EXPORT void ucnv_cbFromUWriteUChars(void *arguments, const void **source, const void *end,
                                    int offset, int *error)
{ refuse(error); }
EXPORT void ucnv_cbToUWriteUChars(void *arguments, const void *source, int length, int offset,
                                  int *error)
{ refuse(error); }
EXPORT void ucnv_fromUnicode(void *converter, void **target, const void *end, const void **source,
                             const void *source_end, int *offsets, signed char flush, int *error)
{ refuse(error); }
EXPORT void ucnv_toUnicode(void *converter, void **target, const void *end, const void **source,
                           const void *source_end, int *offsets, signed char flush, int *error)
{ refuse(error); }
EXPORT int ucnv_fromUCountPending(const void *converter, int *error) { refuse(error); return 0; }
EXPORT int ucnv_toUCountPending(const void *converter, int *error) { refuse(error); return 0; }
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
