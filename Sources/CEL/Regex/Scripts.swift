// Data: the scripts of Unicode, generated from the script property of Swift's regular expressions.

/// The scripts of Unicode as ranges of code points.
enum Scripts {
  /// The ranges of each script: the distance from the end of the previous range and the length minus one,
  /// encoded as in ``CompactNumbers``.
  static let table = """
    Adlam Wew3h24941 Ahom Wub2Q2E4M Anatolian_Hieroglyphs WWn2cI Arabic Wm14151D121V19BP1h31X1m2l1m7U115\
    g21Smoy1o3GgB2l22r170W1Fm341c4Zx3UZ22t13Wut131Q11102019131010604010101211102010101010111023161313101\
    91G52141Gq11 Armenian nf1b12n122Ziz14 Avestan WuY2r136 Balinese Wu6i21n1 Bamum Wrf1t2eem1uH Bassa_Va\
    h msw2T25 Batak W+6p183 Bengali Wi2317212L1610332821238041142O Bhaiksuki WWd281i11DAS Bopomofo gN1vm\
    Bg1m3V Brahmi WWa2j24Z190 Braille WWA-7 Buginese Wm6R21 Buhid Ww5J Canadian_Aboriginal WW5-JmHb2wjW2\
    F Carian WrW2m1 Caucasian_Albanian mfX2p1B0 Chakma Wea2q11H Cham Wmg1s19D2923 Cherokee Wz4r225oxb1l2\
     Chorasmian mzZ2R Common 0W2Q5Qk11E14N0V0XEc1542Jq30906010zJ060E030W10y40aG0X41vc10rC3Y90ll12d21h611\
    0jc10D073151220bOB2s21A3A1EHW1-1b112251Q1Gf124vKMAL-SW8pJ2V1e3WGz2oCK101OF743x2130w21p4FW1b190m1-1Vm\
    2l10u2d5Wk6-1WeMX1c32b59q70W50hC0E1okK1m69MY11I13p401VQ5QAA0j11W2616A4Y824i138m2Cp1i1a7Qajk13yw3v76p\
    Dy4p3y1r7Ac12z13G817T4y1r6JCJCs29Od4q21c2112021231B10161W21327161R131410361pA2Z92n1nZ5Z2i2y1YMh14Z3C\
    E2E1E1a1Aj5u1P11Dh14871E5w4tU4G3C3s34+26B40FB4t1896d18T2B41+1pACD2C395t17E2A687o41b3dWXO0U-2 Coptic \
    YVDmaAp356 Cuneiform WWe2vSc3k314BZ6 Cypriot WWY25201h1113020 Cypro_Minoan myh2Y3 Cyrillic WW1a42e5m\
    w5AW50i20dZ4VWYU-2kyL1Wmu1z1X10 Deseret WWX2l2 Devanagari We2m24E2PWxd1VWmS9 Dives_Akuru Wec26202711\
    1T112B99 Dogra WWc2x1 Duployan WWl3g35C387923 Egyptian_Hieroglyphs WWi2rY1Awy3 Elbasan WeX2d1 Elymai\
    c W-Z2M Ethiopic Wm4e2132610132e1132W1132610132E1u1132Y22V3Pcl6M9616161616161616YfV525259616nbl26131\
    11E Garay WgZ2b13S81 Georgian Wb4b110502g113my2g122WY4b11050 Glagolitic WWB-2Wzi361G261114 Gothic mv\
    W2Q Grantha Wua2317212L1611142821222060562634 Greek mR3122310401012101J1+1EFcf64o1444q20WAL252b12527\
    1010101U2q11E1D251I2218d90+nY10wkLk2H0-Yq1b2 Gujarati Xq2218121L16111429121220F32B76 Gunjala_Gondi W\
    hd25111a1111579 Gurmukhi Xm2215412L16111111201441223073107G Gurung_Khema Weu2v1 Han WqBP1u2Cr6l1010P\
    8E3aU-j6W2-lKWeMjB2f3eeT1C1kWa1-sf1W1vX46z62Xq5Emf7FjJYj2zGYl1gw45-Y4 Hangul We4-7kn71X8z2n3UX2UXtTS\
    ZKZzACM4m1az9U35252522 Hanifi_Rohingya WeZ2d189 Hanunoo Wv5K Hatran WdY2I1154 Hebrew ni1s18Q45efz1P1\
    410111119 Hiragana XYCr262Xx-2+8I0T2jbG0 Imperial_Aramaic WYY2L18 Inherited WOl3r81aEAQ0WN3xg4UXG21C\
    16406031c6-1iG1Y6W1vv33h31bhp1FGDlU0Y70wY40a+k1j12MWH2H726U3owhOl7 Inscriptional_Pahlavi WxY2I57 Ins\
    criptional_Parthian WwY2L27 Javanese Wig1j22941 Kaithi Waa2Y2A0 Kannada Wa3C121M19142812137161132912\
     Katakana XbCv222m7Fm6k11t2kWp191i1oYi13161110-82o10E3 Kawi Wud2G1e13S Kayah_Li Weg1j110 Kharoshthi \
    WmY231157121S224978 Khitan_Small_Script a-x20xu6rEf10 Khmer Wy5z22969cFV Khojki Wma2H1k1 Khudawadi m\
    ra2w159 Kirat_Rai Wgx2v1 Lao Xq3110141N101M2410161923 Latin X2P6Pl10F05M1U1WEd14xm6b16m1535C1b2X2-7n\
    B0D0GCj4160R0He1ts2VYrUb33Y2211017LDmPg11813syJ6wW1P6PbX251f118bwr1U65 Lepcha WW7t13E32 Limbu We6U1B\
    4B403B Linear_A WmX2s99LA7 Linear_B WWW2B1P1I111E2DY1w3 Lisu mcf1l1mrU0 Lycian WqW2S Lydian WfY2P50 \
    Mahajani mga2c1 Makasar Wtd2O Malayalam We3C121o112154F2P Mandaic WY2R20 Manichaean WsY2c14B Marchen\
     mZd2V2L1D Masaram_Gondi Wed26111h130111889 Medefaidrin Wox2w2 Meetei_Mayek Wtg1Mf6j129 Mende_Kikaku\
    i WWw3a62F Meroitic_Cursive WjY2N4J2j1 Meroitic_Hieroglyphs WiY2V Miao Wux2g24u17G Modi Wmb2a2B9 Mon\
    golian WW61201J6u27g1rj-1C Mro Wow2U1941 Multani Wqa2610131E1A Myanmar WW4-4Wgc1UX3VmYRJ Nabataean W\
    aY2U88 Nag_Mundari mcv3f1 Nandinagari Wjc272j12A New_Tai_Lue Wi6h14P6A31 Newa WWb2x214 Nko W+1w122 N\
    ushu X-x20kiGhC Nyiakeng_Puachue_Hmong Weu3i13D2941 Ogham Wq5S Ol_Chiki mY7l1 Ol_Onal mkv3g140 Old_H\
    ungarian WaZ2o1Do175 Old_Italic WuW2Z192 Old_North_Arabian WqY2V Old_Permic mwW2g1 Old_Persian WzW2Z\
    14D Old_Sogdian WuZ2d1 Old_South_Arabian WpY2V Old_Turkic WWZ2e2 Old_Uyghur mxZ2P Oriya Xu2217212L16\
    11142821227241142H Osage mbX2Z14Z1 Osmanya WaX2T29 Pahawh_Hmong Wuw2b2A9161K5I Palmyrene WZY2V Pau_C\
    in_Hau Wsc2u1 Phags_Pa WYg1t1 Phoenician WeY2R30 Psalter_Pahlavi WyY2H73C6 Rejang mfg1Z1B0 Runic Wr5\
    g23A Samaritan WW2j12E Saurashtra Wag1b28B Sharada Wia2-2 Shavian mYX2l1 Siddham Wib2r12b1 SignWriti\
    ng WWs3hKF41E Sinhala Xi321H3N181026304510176922i-W2J Sogdian mvZ2f1 Sora_Sompeng mca2O79 Soyombo mo\
    c2o2 Sundanese Wy6-1W87 Sunuwar W+c2X1E9 Syloti_Nagri WWg1i1 Syriac Wu1D1x122m8A Tagalog Wu5L90 Tagb\
    anwa Wx5C1211 Tai_Le mg6T24 Tai_Tham Wn6+11S2A696D Tai_Viet Wqg1Y2O4 Takri Wqb2v169 Tamil Yy21153213\
    31101131323B4432132060EKb+a2n1D0 Tangsa mpw2k219 Tangut W-x20Vt-58-NWG8 Telugu WW3C121M1F28121371122\
    0232978 Thaana Wy1n1 Thai Xm3v15R Tibetan Wu3d21Z14c11Z11E1641 Tifinagh mfBt171E0 Tirhuta Wab2d289 T\
    odhri WkX2p1 Toto mqu3U Tulu_Tigalari Wya2910201b119102013191181 Ugaritic WyW2T10 Vai Wef1h9 Vithkuq\
    i mhX2A1E16111A1E1611 Wancho Wsu3v150 Warang_Citi Wbc2o2C0 Yezidi WqZ2f11221 Yi WWe1ia13s1 Zanabazar\
    _Square Wmc2d2
    """
}
