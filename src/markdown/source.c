/* SPDX-License-Identifier: MIT */
/* Lines of the source, for the few constructs whose words cmark-gfm does not hand over. */
#include "markdown/render.h"

/* Where each line of the body begins; CommonMark ends a line at "\n", "\r\n" and "\r". */
static void find_lines(struct md_state *state)
{
	VEC_PUSH(state->tmp, &state->line_starts, 0);
	for (size_t i = 0; i < state->body.n; i++) {
		const char c = state->body.p[i];
		const bool is_pair =
		    c == '\r' && i + 1 < state->body.n && state->body.p[i + 1] == '\n';

		if (c == '\n' || (c == '\r' && !is_pair))
			VEC_PUSH(state->tmp, &state->line_starts, i + 1);
	}
}

str md_source_line(struct md_state *state, uint32_t line)
{
	size_t end = state->body.n;

	if (state->line_starts.n == 0)
		find_lines(state);
	if (line > state->line_starts.n)
		return S("");
	if (line < state->line_starts.n)
		end = state->line_starts.items[line];
	return str_trim_end(str_slice(state->body, state->line_starts.items[line - 1], end));
}
