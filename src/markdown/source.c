/* SPDX-License-Identifier: MIT */
/* Lines of the source, for the few constructs whose words cmark-gfm does not hand over. */
#include "markdown/render.h"

/* Where each line of the body begins; CommonMark ends a line at "\n", "\r\n" and "\r". */
static void find_lines(struct md_state *state)
{
	const bool has_returns = str_find_char(state->body, '\r', 0) != STR_NONE;
	size_t i = 0;

	VEC_PUSH(state->tmp, &state->line_starts, 0);
	while (!has_returns && (i = str_find_char(state->body, '\n', i)) != STR_NONE)
		VEC_PUSH(state->tmp, &state->line_starts, ++i);
	for (i = 0; has_returns && i < state->body.n; i++) {
		const char c = state->body.p[i];
		const char next = i + 1 < state->body.n ? state->body.p[i + 1] : '\0';

		if (c == '\n' || (c == '\r' && next != '\n'))
			VEC_PUSH(state->tmp, &state->line_starts, i + 1);
	}
}

uint32_t md_source_line_count(struct md_state *state)
{
	if (state->line_starts.n == 0)
		find_lines(state);
	return (uint32_t)state->line_starts.n;
}

str md_source_line(struct md_state *state, uint32_t line)
{
	size_t end = state->body.n;

	if (line > md_source_line_count(state))
		return S("");
	if (line < state->line_starts.n)
		end = state->line_starts.items[line];
	return str_trim_end(str_slice(state->body, state->line_starts.items[line - 1], end));
}
