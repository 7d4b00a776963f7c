import Schema
import YAMLTree

/// The common HTML character references, by name and by number (HTML Standard, 13.2.5.72 to 13.2.5.80).
enum HTMLEntities {
  /// The character of the reference at the start of a text, and its length after the `&`.
  static func first(in text: ArraySlice<UInt8>) -> (Unicode.Scalar, length: Int)? {
    if text.first == UInt8(ascii: "#") { return numbered(text) }
    guard text.first?.isLetter ?? false else { return nil }
    let word = text.prefix(16).prefix { $0.isLetter || $0.isDigit }
    let name = String(decoding: word, as: UTF8.self)
    if text.dropFirst(word.count).first == UInt8(ascii: ";") {
      return named[name].map { ($0, word.count + 1) }
    }
    // The oldest names are valid without a semicolon, even if more letters follow.
    for length in stride(from: min(word.count, 6), to: 1, by: -1) {
      let name = String(name.prefix(length))
      if let scalar = named[name], (0xA0...0xFF).contains(scalar.value) || oldest.contains(name) {
        return (scalar, length)
      }
    }
    return nil
  }

  private static func numbered(_ text: ArraySlice<UInt8>) -> (Unicode.Scalar, length: Int)? {
    let isHex = text.dropFirst().first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
    var length = isHex ? 2 : 1
    var code: UInt32 = 0
    let first = length
    while let digit = text.dropFirst(length).first?.hexadecimalDigit, isHex || digit < 10 {
      // Clamped just above the last code point, so that long numbers do not overflow.
      code = min(code * (isHex ? 16 : 10) + UInt32(digit), 0x11_0000)
      length += 1
    }
    guard length > first else { return nil }
    if text.dropFirst(length).first == UInt8(ascii: ";") { length += 1 }
    if (0x80...0x9F).contains(code) { code = UInt32(PageEncoding.windows1252[Int(code) - 0x80]) }
    return (code == 0 ? "\u{FFFD}" : Unicode.Scalar(code) ?? "\u{FFFD}", length)
  }

  private static let oldest: Set = ["amp", "lt", "gt", "quot", "AMP", "LT", "GT", "QUOT"]

  /// The characters by name. In the table, each name follows its character.
  private static let named: [String: Unicode.Scalar] = Dictionary(
    table.unicodeScalars.split(separator: " ").compactMap { entry in
      entry.first.map { (String(entry.dropFirst()), $0) }
    }, uniquingKeysWith: { first, _ in first })

  /// All names of HTML 4 (section 24), and those of HTML 5 for ASCII punctuation and white space.
  private static let table = """
    'apos &AMP <LT >GT "QUOT ©COPY ®REG [lbrack ]rbrack [lsqb ]rsqb {lbrace }rbrace {lcub }rcub (lpar \
    )rpar #num :colon ,comma .period ;semi !excl ?quest /sol \\bsol _lowbar `grave ^Hat @commat |vert \
    |verbar *ast %percnt $dollar +plus =equals ‐hyphen \u{2007}numsp \u{2008}puncsp \u{200A}hairsp \
    \u{9}Tab \u{A}NewLine \u{200B}ZeroWidthSpace \u{2060}NoBreak ✓check "quot &amp <lt >gt \u{A0}nbsp \
    ¡iexcl ¢cent £pound ¤curren ¥yen ¦brvbar §sect ¨uml ©copy ªordf «laquo ¬not \u{AD}shy ®reg ¯macr °deg \
    ±plusmn ²sup2 ³sup3 ´acute µmicro ¶para ·middot ¸cedil ¹sup1 ºordm »raquo ¼frac14 ½frac12 ¾frac34 \
    ¿iquest ÀAgrave ÁAacute ÂAcirc ÃAtilde ÄAuml ÅAring ÆAElig ÇCcedil ÈEgrave ÉEacute ÊEcirc ËEuml \
    ÌIgrave ÍIacute ÎIcirc ÏIuml ÐETH ÑNtilde ÒOgrave ÓOacute ÔOcirc ÕOtilde ÖOuml ×times ØOslash ÙUgrave \
    ÚUacute ÛUcirc ÜUuml ÝYacute ÞTHORN ßszlig àagrave áaacute âacirc ãatilde äauml åaring æaelig çccedil \
    èegrave éeacute êecirc ëeuml ìigrave íiacute îicirc ïiuml ðeth ñntilde òograve óoacute ôocirc õotilde \
    öouml ÷divide øoslash ùugrave úuacute ûucirc üuuml ýyacute þthorn ÿyuml ŒOElig œoelig ŠScaron šscaron \
    ŸYuml ƒfnof ˆcirc ˜tilde ΑAlpha ΒBeta ΓGamma ΔDelta ΕEpsilon ΖZeta ΗEta ΘTheta ΙIota ΚKappa ΛLambda \
    ΜMu ΝNu ΞXi ΟOmicron ΠPi ΡRho ΣSigma ΤTau ΥUpsilon ΦPhi ΧChi ΨPsi ΩOmega αalpha βbeta γgamma δdelta \
    εepsilon ζzeta ηeta θtheta ιiota κkappa λlambda μmu νnu ξxi οomicron πpi ρrho ςsigmaf σsigma τtau \
    υupsilon φphi χchi ψpsi ωomega ϑthetasym ϒupsih ϖpiv \u{2002}ensp \u{2003}emsp \u{2009}thinsp \
    \u{200C}zwnj \u{200D}zwj \u{200E}lrm \u{200F}rlm –ndash —mdash ‘lsquo ’rsquo ‚sbquo “ldquo ”rdquo \
    „bdquo †dagger ‡Dagger •bull …hellip ‰permil ′prime ″Prime ‹lsaquo ›rsaquo ‾oline ⁄frasl €euro ℑimage \
    ℘weierp ℜreal ™trade ℵalefsym ←larr ↑uarr →rarr ↓darr ↔harr ↵crarr ⇐lArr ⇑uArr ⇒rArr ⇓dArr ⇔hArr \
    ∀forall ∂part ∃exist ∅empty ∇nabla ∈isin ∉notin ∋ni ∏prod ∑sum −minus ∗lowast √radic ∝prop ∞infin \
    ∠ang ∧and ∨or ∩cap ∪cup ∫int ∴there4 ∼sim ≅cong ≈asymp ≠ne ≡equiv ≤le ≥ge ⊂sub ⊃sup ⊄nsub ⊆sube ⊇supe \
    ⊕oplus ⊗otimes ⊥perp ⋅sdot ⌈lceil ⌉rceil ⌊lfloor ⌋rfloor ⟨lang ⟩rang ◊loz ♠spades ♣clubs ♥hearts \
    ♦diams
    """
}
