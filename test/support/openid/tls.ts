/**
 * A private authority of a plant, for tests alone: a certificate for 127.0.0.1 that signs itself. Its key protects
 * nothing; it is here for everybody to read.
 */
export const testTls = Object.freeze({
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgjHbTTSrffkS23k2n
A/xXnOPVtW70ME0772o7u5gduxehRANCAASOlDaC0tvRNbpx4rgqsB7x9AJpWHXI
1L5YZU02sqiP0kskGZ74Bsc09qNrrCrZ16m5qbxLrHvTEjLGInjbvxMQ
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBfzCCASSgAwIBAgIBATAKBggqhkjOPQQDAjAlMSMwIQYDVQQDDBpDb3VudGVy
c2lnbiB0ZXN0IGF1dGhvcml0eTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAw
MDAwMFowJTEjMCEGA1UEAwwaQ291bnRlcnNpZ24gdGVzdCBhdXRob3JpdHkwWTAT
BgcqhkjOPQIBBggqhkjOPQMBBwNCAASOlDaC0tvRNbpx4rgqsB7x9AJpWHXI1L5Y
ZU02sqiP0kskGZ74Bsc09qNrrCrZ16m5qbxLrHvTEjLGInjbvxMQo0MwQTAPBgNV
HREECDAGhwR/AAABMA8GA1UdEwEB/wQFMAMBAf8wHQYDVR0OBBYEFPXHCnK2Tj51
No7dZJ3n5vLlVc1kMAoGCCqGSM49BAMCA0kAMEYCIQCie8MkuYLbc8u1gtnzMnzU
jlX0cAJA3H5sg07Ow7UyzwIhAMbDtc/dQn0DCTx5sXXEsj+qRqSEQkt33NsJGHck
ls1R
-----END CERTIFICATE-----`,
});
