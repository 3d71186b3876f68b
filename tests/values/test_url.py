import pytest

from catalog.values.problem import ValueProblem
from catalog.values.url import parse_url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://example.com", "https://example.com"),
        ("https://example.com/\n", "https://example.com/"),
        (" HTTP://Example.COM/Path?Q=A#F ", "http://example.com/Path?Q=A#F"),
        ("https://example.com:8443/", "https://example.com:8443/"),
        ("https://ko.wikipedia.org/wiki/파운데이션_모델", "https://ko.wikipedia.org/wiki/파운데이션_모델"),
        ("https://한국.kr/", "https://한국.kr/"),
        ("http://[2001:DB8::1]:80/x", "http://[2001:db8::1]:80/x"),
        ("http://localhost:8000/a", "http://localhost:8000/a"),
        ("https://a.b/c?d=%20&e=[1]", "https://a.b/c?d=%20&e=[1]"),
        (
            "https://web.archive.org/web/2023/https://openai.com/",
            "https://web.archive.org/web/2023/https://openai.com/",
        ),
        ("https://a.b/#:~:text=one,two", "https://a.b/#:~:text=one,two"),
        ("https://a.b/" + "x" * 1988, "https://a.b/" + "x" * 1988),
    ],
)
def test_addresses_are_kept_with_scheme_and_host_in_lower_case(text, url):
    assert parse_url(text) == url


@pytest.mark.parametrize(
    "text",
    [
        "", "example.com", "ftp://example.com", "javascript:alert(1)", "//example.com", "https://", "https:///path",
        "https://?q", "https://user@example.com", "https://user:secret@example.com", "https://a b.com",
        "https://a.com/x y", "https://a.com/x\ny", "https://a.com/\x00", "https://a.com/\ud800",
        "https://a.com\\@b.com",
        'https://a.com/"', "https://a.com/<script>", "https://a.com:99999/", "https://a.com:x/", "https://..", "https://-a-.b",
        "https://a..b/", "http://[::1", "http://[x]/", "http://[fe80::1%eth0]/", "https://a%2eb/",
        "https://a.com,https://b.com", "https://a.com;http://b.com", "https://a.b/" + "x" * 1989,
        "https://a.com/\N{RIGHT-TO-LEFT OVERRIDE}x", "https:// a.com",
    ],
)  # fmt: skip
def test_anything_else_is_a_problem(text):
    with pytest.raises(ValueProblem) as caught:
        parse_url(text)
    assert caught.value.code == "invalid_url"
