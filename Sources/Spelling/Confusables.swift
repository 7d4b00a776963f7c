/// Letters of other scripts that look like Latin letters in common fonts.
///
/// A selection of the single-letter entries of `confusables.txt` (Unicode Technical Standard 39, version 15) for the
/// Cyrillic, Greek, Armenian and IPA blocks: those whose Latin form is one letter.
enum Confusables {
  static let latin: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{261}": "g", "\u{269}": "i", "\u{391}": "A", "\u{392}": "B", "\u{395}": "E", "\u{396}": "Z",
    "\u{397}": "H", "\u{399}": "I", "\u{39A}": "K", "\u{39C}": "M", "\u{39D}": "N", "\u{39F}": "O",
    "\u{3A1}": "P", "\u{3A4}": "T", "\u{3A5}": "Y", "\u{3A7}": "X", "\u{3BA}": "k", "\u{3BD}": "v",
    "\u{3BF}": "o", "\u{3C1}": "p", "\u{3C5}": "u", "\u{3C7}": "x", "\u{3F3}": "j", "\u{3F9}": "C",
    "\u{405}": "S", "\u{406}": "I", "\u{408}": "J", "\u{410}": "A", "\u{412}": "B", "\u{415}": "E",
    "\u{41A}": "K", "\u{41C}": "M", "\u{41D}": "H", "\u{41E}": "O", "\u{420}": "P", "\u{421}": "C",
    "\u{422}": "T", "\u{425}": "X", "\u{430}": "a", "\u{435}": "e", "\u{43E}": "o", "\u{440}": "p",
    "\u{441}": "c", "\u{443}": "y", "\u{445}": "x", "\u{455}": "s", "\u{456}": "i", "\u{458}": "j",
    "\u{475}": "v", "\u{4AE}": "Y", "\u{4AF}": "y", "\u{4BB}": "h", "\u{4C0}": "I", "\u{4CF}": "l",
    "\u{501}": "d", "\u{51B}": "q", "\u{51D}": "w", "\u{54F}": "S", "\u{555}": "O", "\u{578}": "n",
    "\u{57D}": "u", "\u{585}": "o",
  ]
}
