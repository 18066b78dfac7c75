/* SPDX-License-Identifier: MIT */
/* Guesses are made for hosts whose rule is public and simple; others are told by `url`. */
#include "publish/address.h"

#include "base/arena.h"
#include "site/forge.h"

/* Source  docs.github.com, "About GitHub Pages": OWNER.github.io is the owner's own site. */
static str github_url(struct arena *mem, str remote)
{
	const str host = S("https://github.com/");
	str path = site_web_address(mem, remote);
	str owner, name;

	if (!str_starts_with(path, host))
		return STR_ABSENT;
	path = str_from(path, host.n);
	if (!str_next_part(&path, '/', &owner) || !str_next_part(&path, '/', &name) || path.n)
		return STR_ABSENT;
	owner = str_lower(mem, owner);
	const str own = str_cat(mem, owner, S(".github.io"));
	if (str_eq_nocase(name, own))
		return str_format(mem, "https://%.*s/", STR_ARG(own));
	return str_format(mem, "https://%.*s/%.*s/", STR_ARG(own), STR_ARG(name));
}

str publish_likely_url(struct arena *mem, str cname, str remote, str prefix)
{
	const str url =
	    cname.p ? str_format(mem, "https://%.*s/", STR_ARG(cname)) : github_url(mem, remote);

	if (!url.p || !prefix.n)
		return url;
	return str_format(mem, "%.*s%.*s/", STR_ARG(url), STR_ARG(prefix));
}
