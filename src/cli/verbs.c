/* SPDX-License-Identifier: MIT */
/* The verbs, in the order in which the usage text lists them. */
#include "cli/cli.h"

const struct cli_verb *const cli_verbs[] = {
    &cli_init,
    &cli_build,
    &cli_serve,
    &cli_check,
    &cli_publish,
    &cli_diff,
    &cli_graph,
    &cli_config,
    &cli_theme,
    &cli_data,
    &cli_explain,
};
const size_t cli_verb_count = sizeof cli_verbs / sizeof *cli_verbs;
