import urllib, urlparse
print urllib.quote("a b/c?d=\xe4&"), urllib.quote("a/b", ""), urllib.quote_plus("a b+c/d"), urllib.unquote("a%20b%2Fc%zz%"), urllib.unquote_plus("a+b%2B"), urllib.urlencode([("a", 1), ("b", "x y"), ("c", u"u")]), urllib.urlencode({"k": "v&w"}), urllib.urlencode([("a", [1, 2])], True), urllib.urlencode([("a", [1, 2])]), repr(urllib.unquote("%e4")), urllib.quote("~-_."), urllib.quote(u"abc"), repr(urllib.unquote(u"%41"))
u = urlparse.urlparse("https://user:pw@host.example:8443/a/b;p?q=1&r=#frag")
print u, u.scheme, u.netloc, u.path, u.params, u.query, u.fragment, u.hostname, u.port, u.username, u.password, u.geturl(), tuple(u)[:2], urlparse.urlunparse(u), urlparse.urlsplit("//h/p?x"), urlparse.urljoin("http://a/b/c", "../d"), urlparse.urljoin("http://a/b/c", "/x"), urlparse.urljoin("http://a/b/", "y?z=1"), urlparse.urldefrag("http://a#b")
print sorted(urlparse.parse_qs("a=1&a=2&b=&c=%20x").items()), urlparse.parse_qsl("a=1&b=x+y&c"), urlparse.parse_qs("b=", True), urlparse.parse_qs(""), urlparse.urlparse("path/only").path, urlparse.urlparse("").scheme, urlparse.parse_qs("a=1;b=2")
for work in ("urllib.quote(u'\\xe4')", "urllib.urlencode(5)", "urlparse.urlparse(None)"):
    try: print work, repr(eval(work))
    except Exception, e: print work, type(e).__name__
