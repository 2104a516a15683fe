"""Which network addresses a fetcher may connect to: public ones, and no others.

The list is the IANA special-purpose address registries (RFC 6890 and successors) written out, rather than
`ipaddress.is_global`, whose answer differs between Python's patch releases.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

_REFUSED = {
    "0.0.0.0/8": "this host",
    "10.0.0.0/8": "private",
    "100.64.0.0/10": "shared (CGNAT)",
    "127.0.0.0/8": "loopback",
    "169.254.0.0/16": "link-local",
    "172.16.0.0/12": "private",
    "192.0.0.0/24": "reserved",
    "192.0.2.0/24": "documentation",
    "192.88.99.0/24": "reserved",
    "192.168.0.0/16": "private",
    "198.18.0.0/15": "benchmarking",
    "198.51.100.0/24": "documentation",
    "203.0.113.0/24": "documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved",
    "::/128": "this host",
    "::1/128": "loopback",
    "::/96": "reserved",
    "100::/64": "discard-only",
    "2001::/23": "reserved",
    "2001:db8::/32": "documentation",
    "3fff::/20": "documentation",
    "5f00::/16": "reserved",
    "fc00::/7": "private",
    "fe80::/10": "link-local",
    "fec0::/10": "site-local",
    "ff00::/8": "multicast",
}
_NETWORKS: tuple[tuple[IPv4Network | IPv6Network, str], ...] = tuple(
    (ip_network(network), kind) for network, kind in _REFUSED.items()
)
_CARRIERS = (
    # IPv6 ranges that carry an IPv4 address, and by how many bits it is shifted.
    (IPv6Network("::ffff:0:0/96"), 0),
    (IPv6Network("::ffff:0:0:0/96"), 0),
    (IPv6Network("64:ff9b::/96"), 0),
    (IPv6Network("2002::/16"), 80),
)
_LOCAL_TRANSLATION = IPv6Network("64:ff9b:1::/48")


def why_refused(address: str) -> str | None:
    """Why an address may not be connected to ("loopback"), or None for a public one."""
    try:
        parsed = ip_address(address.split("%", 1)[0])
    except ValueError:
        return "not an address"
    if isinstance(parsed, IPv6Address):
        if parsed in _LOCAL_TRANSLATION:
            return "private"
        for carrier, shift in _CARRIERS:
            if parsed in carrier:
                return _kind(IPv4Address((int(parsed) >> shift) & 0xFFFFFFFF))
    return _kind(parsed)


def _kind(address: IPv4Address | IPv6Address) -> str | None:
    return next((kind for network, kind in _NETWORKS if address in network), None)
