import Evidence
import Testing

@Suite("Saved pages and their addresses")
struct PageTests {
  @Test(
    "A quote is found regardless of markup",
    arguments: [
      ("<p>Keeps a <b>cache</b> of blocks.</p>", "Keeps a cache of blocks"),
      ("<p>Keeps a\n   cache\tof&nbsp;blocks</p>", "Keeps a cache of blocks"),
      ("<p>5 &lt; 6 &amp; &#8220;so&#x201D; on</p>", "5 < 6 & “so” on"),
      ("<td>one</td><td>two</td>", "one two"),
      ("<p title='a > b'>plain</p>", "plain"),
      ("<code>max<wbr>_len</code>gth", "max_length"),
      ("# A page in Markdown\n\nIt keeps\na cache.", "It keeps a cache."),
      ("<p>in&shy;ter&#173;na\u{AD}tio&#xAD;n\u{2060}al</p>", "inter\u{200B}nation\u{FEFF}al"),
      ("<p>a&nbsp;b\u{2003}c&emsp;\u{3000}d&#8239;e\u{2028}f</p>", "a b\u{A0}c d e\u{205F}f"),
      ("<p>&alpha; &rarr; &lang;x&rang; &Ouml; &hearts; &ZeroWidthSpace;</p>", "α → ⟨x⟩ Ö ♥"),
      ("<p>&#128; &#x99; &#0; &#55296; &#99999999999;", "€ ™ \u{FFFD} \u{FFFD} \u{FFFD}"),
      ("<p>&copy2024 AT&AMPT &hellip &unknown; &# &", "©2024 AT&T &hellip &unknown; &# &"),
      ("a<img src=x>b<button>c</button><x-y>d</x-y><h2>e</h2>f<br>g", "abcd e f g"),
      ("<svg/>one <svg><script/></svg>two", "one two"),
      ("<!-->one <!--->two <!-- a --!>three", "one two three"),
      ("<a title=it's>one</a> it's <a b = 'x>' c=d/e>two</a>", "one it's two"),
      ("<script>a</scripty></script>one", "one"),
      ("<p>aabaabaaab", "aabaaab"),
    ])
  func holds(page: String, quote: String) throws {
    #expect(try SavedPage(name: "page.html", Array(page.utf8)).holds(quote))
  }

  @Test(
    "A quote outside of the page text is not found",
    arguments: [
      ("<script>var a = 'a quote'</script><p>other</p>", "a quote"),
      ("<style>.a { content: 'a quote' }</style>", "a quote"),
      ("<!-- a quote --><p>other</p>", "a quote"),
      ("<p title='a quote'>other</p>", "a quote"),
      ("<p>a cache of suffixes</p>", "a cache of prefixes"),
      ("<svg><svg></svg>a quote</svg>", "a quote"),
      ("<script></scripty>a quote</script>", "a quote"),
      ("<!---!>a quote-->", "a quote"),
      ("<td>a</td><td>quote</td>", "aquote"),
      ("<p>other", "\u{AD}"),
    ])
  func holdsNot(page: String, quote: String) throws {
    #expect(try SavedPage(name: "page.html", Array(page.utf8)).holds(quote) == false)
  }

  @Test("The search for a quote takes linear time") func nearly() throws {
    let page = try SavedPage(name: "page.txt", Array(repeating: UInt8(ascii: "a"), count: 1_000_000))
    #expect(!page.holds(String(repeating: "a", count: 3000) + "b"))
  }

  @Test(
    "A page is decoded with its actual encoding",
    arguments: [
      ([0xFF, 0xFE] + "<p>für".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, "für"),
      ([0xFE, 0xFF] + "<p>für".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } + [0], "für"),
      (Array("<meta charset=latin1>f".utf8) + [0xFC, 0x72, 0x80], "für€"),
      (Array("<meta content='text/html; Charset = ISO-8859-1'>f".utf8) + [0xFC, 0x72], "für"),
      (Array("<meta charset=latin1>für".utf8), "für"),
      (Array("<meta charset=utf-8>f".utf8) + [0xFC, 0x72], "f\u{FFFD}r"),
    ] as [([UInt8], String)])
  func encoding(page: [UInt8], quote: String) throws {
    #expect(try SavedPage(name: "page.html", page).holds(quote))
  }

  @Test("An unsupported encoding is reported by name") func unreadEncoding() {
    let error = #expect(throws: ReadingError.self) {
      try SavedPage(name: "page.html", Array("<meta charset='Shift_JIS'>".utf8) + [0x83, 0x65])
    }
    #expect(
      error?.message == "the file is not valid UTF-8, and its declared charset `shift_jis` is not supported")
  }

  @Test("A page that is not text is refused", arguments: ["%PDF-1.7", "a\0b", ""])
  func refused(page: String) {
    #expect(throws: ReadingError.self) { try SavedPage(name: "page.html", Array(page.utf8)) }
  }

  @Test(
    "A page is official on the documentation host, below the documentation path",
    arguments: [
      ("https://docs.vllm.ai/en/v0.11.0/x.html", "docs.vllm.ai"),
      ("https://DOCS.vllm.ai/x", "docs.vllm.ai"),
      ("HTTPS://docs.vllm.ai", "docs.vllm.ai"),
      ("https://redis.io/docs/latest/", "redis.io/docs"),
      ("https://redis.io/docs", "redis.io/docs"),
      ("https://redis.io/docs?x=1#y", "redis.io/docs"),
    ])
  func official(url: String, place: String) throws {
    #expect(try PageAddress(url).lies(at: place))
  }

  @Test(
    "A page on a similar host or path is not official",
    arguments: [
      ("https://docs.vllm.ai.example.com/x", "docs.vllm.ai"),
      ("https://evil-docs.vllm.ai/x", "docs.vllm.ai"),
      ("https://vllm.ai/x", "docs.vllm.ai"),
      ("https://redis.io/docs-of-others", "redis.io/docs"),
      ("https://redis.io/blog", "redis.io/docs"),
      ("https://redis.io/docs/../blog", "redis.io/docs"),
      ("https://redis.io/docs/%2e%2e/blog", "redis.io/docs"),
      ("https://redis.io/docs/..%2fblog", "redis.io/docs"),
      ("https://redis.io\\docs", "redis.io/docs"),
    ])
  func lookAlike(url: String, place: String) throws {
    #expect(try PageAddress(url).lies(at: place) == false)
  }

  @Test(
    "An address that hides its host is refused",
    arguments: [
      ("http://docs.vllm.ai/x", PageAddress.Refusal.notHTTPS),
      ("ftp://docs.vllm.ai/x", .notHTTPS),
      ("https://docs.vllm.ai@evil.example/x", .user),
      ("https://docs.vllm.ai:8443/x", .port),
      ("https://192.168.1.1/x", .numbers),
      ("https://0x7f.1/x", .numbers),
      ("https://[::1]/x", .numbers),
      ("https://localhost/x", .noHost),
      ("https://docs.vllm.ai./x", .noHost),
      ("https://docs.vllm。ai/x", .noHost),
      ("https:///x", .noHost),
    ])
  func refusedAddress(url: String, refusal: PageAddress.Refusal) {
    #expect(throws: refusal) { try PageAddress(url) }
  }

  @Test(
    "Port 443 and an upper-case scheme are accepted",
    arguments: ["https://docs.vllm.ai:443/en/v0.11.0", "HTTPS://Docs.vLLM.ai/en/v0.11.0"])
  func writtenOut(url: String) throws {
    #expect(try PageAddress(url).lies(at: "docs.vllm.ai/en"))
  }

  @Test(
    "The version of a path contains a dot",
    arguments: [
      ("https://a.b/en/v0.11.0/x", "0.11.0"), ("https://a.b/1.29/x", "1.29"), ("https://a.b/docs/17/x", nil),
      ("https://a.b/v1/x", nil), ("https://a.b/x.y/z", nil),
    ] as [(String, String?)])
  func version(url: String, version: String?) throws {
    #expect(try PageAddress(url).version == version)
  }
}
