/* SPDX-License-Identifier: MIT */
/*
 * For `make static`: functions that Debian's archives ask for and no archive of Debian has, since
 * Kerberos and what GnuTLS stands on come as shared libraries alone. libgit2 calls the first to log
 * in to a server over HTTP, which agentdoc never does with it: it reads repositories of the disk,
 * and pushes with the git program. libmicrohttpd calls the others for HTTPS, which the preview does
 * not offer. Should they be called all the same, they say that they failed.
 */
#include <stddef.h>

enum { FAILURE = 13 << 16 }; /* GSS_S_FAILURE, and none of the codes of GnuTLS */

#define ABSENT(name)                                                                               \
	unsigned name(void);                                                                       \
	unsigned name(void)                                                                        \
	{                                                                                          \
		return FAILURE;                                                                    \
	}

ABSENT(gss_delete_sec_context)
ABSENT(gss_display_status)
ABSENT(gss_import_name)
ABSENT(gss_indicate_mechs)
ABSENT(gss_init_sec_context)
ABSENT(gss_release_buffer)
ABSENT(gss_release_name)
ABSENT(gss_release_oid_set)
ABSENT(gss_test_oid_set_member)

extern void *const GSS_C_NT_HOSTBASED_SERVICE;
void *const GSS_C_NT_HOSTBASED_SERVICE = NULL;

ABSENT(gnutls_alpn_set_protocols)
ABSENT(gnutls_bye)
ABSENT(gnutls_certificate_allocate_credentials)
ABSENT(gnutls_certificate_free_credentials)
ABSENT(gnutls_certificate_server_set_request)
ABSENT(gnutls_certificate_set_dh_params)
ABSENT(gnutls_certificate_set_retrieve_function2)
ABSENT(gnutls_certificate_set_retrieve_function3)
ABSENT(gnutls_certificate_set_x509_key_mem)
ABSENT(gnutls_certificate_set_x509_key_mem2)
ABSENT(gnutls_certificate_set_x509_trust_mem)
ABSENT(gnutls_cipher_get)
ABSENT(gnutls_credentials_set)
ABSENT(gnutls_deinit)
ABSENT(gnutls_dh_params_deinit)
ABSENT(gnutls_dh_params_import_pkcs3)
ABSENT(gnutls_dh_params_init)
ABSENT(gnutls_global_deinit)
ABSENT(gnutls_global_init)
ABSENT(gnutls_handshake)
ABSENT(gnutls_init)
ABSENT(gnutls_priority_deinit)
ABSENT(gnutls_priority_init)
ABSENT(gnutls_priority_set)
ABSENT(gnutls_protocol_get_version)
ABSENT(gnutls_psk_allocate_server_credentials)
ABSENT(gnutls_psk_free_server_credentials)
ABSENT(gnutls_psk_set_server_credentials_function)
ABSENT(gnutls_record_check_pending)
ABSENT(gnutls_record_get_direction)
ABSENT(gnutls_record_recv)
ABSENT(gnutls_record_send)
ABSENT(gnutls_session_get_ptr)
ABSENT(gnutls_session_set_ptr)
ABSENT(gnutls_strerror)
ABSENT(gnutls_transport_set_int2)

extern void *(*const gnutls_malloc)(size_t size);
void *(*const gnutls_malloc)(size_t size) = NULL;
