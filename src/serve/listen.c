/* SPDX-License-Identifier: MIT */
/* Finds the address of a host and a port that is free. */
#include "serve/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"

enum { PORTS_TRIED = 100, PORT_MAX = 65535, BACKLOG = 64 };

static bool is_loopback(const struct sockaddr *address)
{
	if (address->sa_family == AF_INET6) {
		const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)(const void *)address;
		return IN6_IS_ADDR_LOOPBACK(&six->sin6_addr);
	}
	const struct sockaddr_in *four = (const struct sockaddr_in *)(const void *)address;
	return ntohl(four->sin_addr.s_addr) >> 24 == 127;
}

/* -1 with errno set. The descriptor is not for programs that we start. */
static int open_socket(const struct addrinfo *address)
{
	const int on = 1;
	const int fd = socket(address->ai_family, SOCK_STREAM, 0);

	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (fcntl(fd, F_SETFD, FD_CLOEXEC) == 0 &&
	    bind(fd, address->ai_addr, address->ai_addrlen) == 0 && listen(fd, BACKLOG) == 0)
		return fd;
	const int why = errno;
	close(fd);
	errno = why;
	return -1;
}

/* One port of a host; *ret_why is what getaddrinfo says, or 0. */
static int try_port(struct arena *mem, const struct request_hosts *hosts, unsigned port,
    bool *ret_open, int *ret_why)
{
	const struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICSERV};
	const str host = hosts->given.n ? hosts->given : S("127.0.0.1");
	struct addrinfo *found;
	int fd = -1;

	*ret_why = getaddrinfo(
	    str_cstr(mem, host), str_cstr(mem, str_format(mem, "%u", port)), &hints, &found);
	if (*ret_why)
		return -1;
	fd = open_socket(found);
	const int why = errno;
	*ret_open = !is_loopback(found->ai_addr);
	freeaddrinfo(found);
	errno = why;
	return fd;
}

static void report(
    struct diag *diag, const struct request_hosts *hosts, unsigned port, int host_problem)
{
	const str host = hosts->given.n ? hosts->given : S("127.0.0.1");
	const struct diag_place nowhere = diag_at(STR_ABSENT, 0, 0);

	if (host_problem)
		diag_report(diag, AD801, nowhere, "the host '%.*s' is not known (%s)",
		    STR_ARG(host), gai_strerror(host_problem));
	else if (errno == EADDRINUSE)
		diag_report(diag, AD802, nowhere,
		    "port %u of '%.*s' is taken by another program: `lsof -i :%u` names it; "
		    "without "
		    "--port the next free one is taken",
		    port, STR_ARG(host), port);
	else
		diag_report(diag, AD801, nowhere, "port %u of '%.*s' cannot be opened (%s)", port,
		    STR_ARG(host), strerror(errno));
}

bool listen_at(
    struct arena *mem, struct diag *diag, struct request_hosts *hosts, bool any_port, int *ret_fd)
{
	unsigned port = hosts->port;
	unsigned last = any_port ? port + PORTS_TRIED : port;
	int fd = -1, problem = 0;

	if (last > PORT_MAX)
		last = PORT_MAX;
	for (; fd < 0; port++) {
		fd = try_port(mem, hosts, port, &hosts->is_open, &problem);
		if (fd < 0 && (problem || errno != EADDRINUSE || port >= last))
			break;
	}
	if (fd < 0) {
		report(diag, hosts, port, problem);
		return false;
	}
	hosts->port = port - 1;
	*ret_fd = fd;
	return true;
}
