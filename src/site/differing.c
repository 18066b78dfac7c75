/* SPDX-License-Identifier: MIT */
/* In which fields definitions differ that share a name or a text. */
#include "base/map.h"
#include "base/vec.h"
#include "site/analysis.h"
#include "site/change.h"

struct def_strings site_differing_fields(
    struct arena *mem, struct arena *tmp, const struct site *site, const size_t *defs, size_t n)
{
	struct map seen = {0};
	VEC(str) keys = {0};

	for (size_t i = 1; i < n; i++) {
		struct site_change change = {0};
		site_compare_fields(
		    tmp, &site->defs[defs[0]].def, &site->defs[defs[i]].def, &change);
		for (size_t k = 0; k < change.field_count; k++) {
			void **slot = map_put(tmp, &seen, change.fields[k].key);
			if (!*slot)
				VEC_PUSH(mem, &keys, str_dup(mem, change.fields[k].key));
			*slot = &keys;
		}
	}
	return (struct def_strings){keys.items, keys.n};
}
