/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as agentdoc.yml: what is taken over keeps the promises that later stages build on.
 * Paths stay where they count from, addresses are of the web, and a style sheet gets colours alone.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/path.h"
#include "site/color.h"
#include "site/config.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_path(struct arena *mem, str path)
{
	BUG_IF(str_starts_with(path, S("/")) || !str_eq(path_normalize(mem, path), path));
}

static void check_address(str address)
{
	BUG_IF(address.n && !str_starts_with(address, S("https://")) &&
	    !str_starts_with(address, S("http://")));
}

static void check_links(const struct site_links *links)
{
	for (size_t i = 0; i < links->n; i++)
		BUG_IF(!links->items[i].page.p == !links->items[i].url.p);
}

static void check_config(struct arena *mem, const struct site_config *config)
{
	for (size_t i = 0; i < config->sources.n; i++)
		check_path(mem, config->sources.items[i]);
	check_path(mem, config->logo);
	check_address(config->base_url);
	check_address(config->repository);
	check_links(&config->nav);
	check_links(&config->footer_links);
	for (size_t i = 0; i < SITE_COLOR_COUNT; i++) {
		const str light = config->colors.light[i], dark = config->colors.dark[i];
		BUG_IF((light.p && !site_is_color(light)) || (dark.p && !site_is_color(dark)));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *mem = arena_open();
	struct diag *diag = diag_new(mem);
	struct site_config config = site_config_defaults();
	const bool done = site_config_read(
	    mem, diag, S("agentdoc.yml"), (str){(const char *)data, size}, &config);

	if (done)
		check_config(mem, &config);
	BUG_IF(done != !diag_count(diag, DIAG_ERROR));
	arena_close(mem);
	return 0;
}
