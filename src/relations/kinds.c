/* SPDX-License-Identifier: MIT */
/* What the relations are called: in the exports, on a page, and seen from the other side. */
#include "relations/relations.h"

#define TEXT(literal)                                                                              \
	{                                                                                          \
		("" literal), sizeof(literal) - 1                                                  \
	}

const struct rel_kind_info rel_kinds[REL_KIND_COUNT] = {
    [REL_DELEGATES_TO] = {TEXT("delegates_to"), TEXT("delegates to"), TEXT("delegated to by")},
    [REL_RECEIVES_FROM] = {TEXT("receives_from"), TEXT("receives from"), TEXT("gives to")},
    [REL_COLLABORATES_WITH] = {TEXT("collaborates_with"), TEXT("collaborates with"),
	TEXT("named as partner by")},
    [REL_ESCALATES_TO] = {TEXT("escalates_to"), TEXT("escalates to"), TEXT("takes escalations of")},
    [REL_RUNS_PARALLEL_WITH] = {TEXT("runs_parallel_with"), TEXT("runs parallel with"),
	TEXT("may run beside")},
    [REL_USES] = {TEXT("uses"), TEXT("uses"), TEXT("used by")},
    [REL_MENTIONS] = {TEXT("mentions"), TEXT("mentions"), TEXT("mentioned by")},
};
