/* SPDX-License-Identifier: MIT */
/* agentdoc explain AD101: what a diagnostic means and what to do. */
#include "cli/cli.h"

static enum cli_exit explain(const struct cli_call *call)
{
	enum diag_code code;

	if (call->operand_count == 0) {
		for (size_t i = 0; i < DIAG_CODE_COUNT; i++) {
			const struct diag_code_info *info = diag_info((enum diag_code)i);
			printf("%s  %-8s %s\n", info->id, diag_severity_name(info->severity),
			    info->title);
		}
		return CLI_DONE;
	}
	const str given = str_of_cstr(call->operands[0]);
	if (!diag_code_of_id(given, &code) && !diag_code_of_name(given, &code)) {
		fprintf(stderr, "agentdoc: '%s' is no diagnostic; `agentdoc explain` lists them\n",
		    call->operands[0]);
		return CLI_USAGE;
	}
	const struct diag_code_info *info = diag_info(code);
	printf("%s %s (%s)\n%s\n\n%s\nFix: %s\n", info->id, info->name,
	    diag_severity_name(info->severity), info->title, info->explanation, info->fix);
	return CLI_DONE;
}

const struct cli_verb cli_explain = {
    .name = "explain",
    .operands = "[CODE]",
    .summary = "tell what a diagnostic such as AD101 means; without a code list all",
    .operands_max = 1,
    .run = explain,
};
