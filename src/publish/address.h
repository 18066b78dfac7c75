/* SPDX-License-Identifier: MIT */
/* Where a published site will stand, as far as one can know. Private to publish/. */
#ifndef PUBLISH_ADDRESS_H
#define PUBLISH_ADDRESS_H

#include "base/str.h"

/*
 * By the host name of CNAME, else by a remote at GitHub, in mem: "https://owner.github.io/name/";
 * absent when neither is there. prefix is added.
 */
str publish_likely_url(struct arena *mem, str cname, str remote, str prefix);

#endif
