import Evidence
import Testing

@Suite("Saved pages and their addresses")
struct PageTests {
  @Test(
    "A quote is found whatever the markup around it",
    arguments: [
      ("<p>Keeps a <b>cache</b> of blocks.</p>", "Keeps a cache of blocks"),
      ("<p>Keeps a\n   cache\tof&nbsp;blocks</p>", "Keeps a cache of blocks"),
      ("<p>5 &lt; 6 &amp; &#8220;so&#x201D; on</p>", "5 < 6 & “so” on"),
      ("<td>one</td><td>two</td>", "one two"),
      ("<p title='a > b'>plain</p>", "plain"),
      ("<code>max<wbr>_len</code>gth", "max_length"),
      ("# A page in Markdown\n\nIt keeps\na cache.", "It keeps a cache."),
    ])
  func holds(page: String, quote: String) throws {
    #expect(try SavedPage(name: "page.html", Array(page.utf8)).holds(quote))
  }

  @Test(
    "What is no text of the page is not found in it",
    arguments: [
      ("<script>var a = 'a quote'</script><p>other</p>", "a quote"),
      ("<style>.a { content: 'a quote' }</style>", "a quote"),
      ("<!-- a quote --><p>other</p>", "a quote"),
      ("<p title='a quote'>other</p>", "a quote"),
      ("<p>a cache of suffixes</p>", "a cache of prefixes"),
    ])
  func holdsNot(page: String, quote: String) throws {
    #expect(try SavedPage(name: "page.html", Array(page.utf8)).holds(quote) == false)
  }

  @Test("A page that is no text is refused", arguments: ["%PDF-1.7", "a\0b", ""])
  func refused(page: String) {
    #expect(throws: ReadingError.self) { try SavedPage(name: "page.html", Array(page.utf8)) }
  }

  @Test(
    "A page is official on the very host, below the very path",
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
    "Look-alikes are not",
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
    "The port and the scheme of https may be written out",
    arguments: ["https://docs.vllm.ai:443/en/v0.11.0", "HTTPS://Docs.vLLM.ai/en/v0.11.0"])
  func writtenOut(url: String) throws {
    #expect(try PageAddress(url).lies(at: "docs.vllm.ai/en"))
  }

  @Test(
    "A path names a version in full or none",
    arguments: [
      ("https://a.b/en/v0.11.0/x", "0.11.0"), ("https://a.b/1.29/x", "1.29"), ("https://a.b/docs/17/x", nil),
      ("https://a.b/v1/x", nil), ("https://a.b/x.y/z", nil),
    ] as [(String, String?)])
  func version(url: String, version: String?) throws {
    #expect(try PageAddress(url).version == version)
  }
}
