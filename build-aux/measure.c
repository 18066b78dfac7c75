/* SPDX-License-Identifier: MIT */
/*
 * Tool of `make bench`: runs a command with its output thrown away and prints what it took:
 * seconds of wall time, seconds of CPU (user and system, its children included) and the peak of
 * its memory in MB. Exits as the command does. Not a shell's `time`, because that knows no memory.
 *
 *   measure COMMAND [ARGUMENT...]
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
	struct timespec t = {0, 0};

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds_of(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void run_command(char **argv)
{
	int null = open("/dev/null", O_RDWR);

	for (int fd = 0; fd < 3; fd++)
		dup2(null, fd);
	execvp(argv[0], argv);
	_exit(127);
}

int main(int argc, char **argv)
{
	struct rusage used;
	double began = now();
	int status = 0;
	pid_t child;

	if (argc < 2) {
		fputs("usage: measure COMMAND [ARGUMENT...]\n", stderr);
		return 2;
	}
	child = fork();
	if (child == 0)
		run_command(argv + 1);
	if (child < 0 || waitpid(child, &status, 0) < 0 || getrusage(RUSAGE_CHILDREN, &used) < 0) {
		perror("measure");
		return 2;
	}
	printf("%.3f %.3f %.1f\n", now() - began,
	    seconds_of(used.ru_utime) + seconds_of(used.ru_stime), (double)used.ru_maxrss / 1024);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
