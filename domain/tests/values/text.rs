use domain::value::{Line, LineFault, NameFault, PersonName, Rank, RankFault, file_name};
use proptest::prelude::*;

#[test]
fn person_name() {
    let word = "a".repeat(64);
    let hundred = format!("{word} {}", "a".repeat(35));
    let check = |input: &str, expected: Result<&str, NameFault>| {
        assert_eq!(PersonName::parse(input).as_ref().map(PersonName::as_str), expected.as_ref().copied(), "{input:?}");
    };
    check("Sekar Ayu Lestari", Ok("Sekar Ayu Lestari"));
    check("  Sekar \u{a0} Ayu\tLestari ", Ok("Sekar Ayu Lestari"));
    check("Nur'aini Al-Fatah", Ok("Nur'aini Al-Fatah"));
    check("M. Zoë", Ok("M. Zoë"));
    for apostrophe in ["'", "’", "‘", "‛", "ʼ", "ʻ", "ʹ", "ʾ", "ʿ", "´", "`", "′", "＇"] {
        check(&format!("Ma{apostrophe}ruf"), Ok("Ma'ruf"));
    }
    check("‘Aisyah", Ok("'Aisyah"));
    check("Andre\u{301} Zoe\u{308}", Ok("André Zoë"));
    check("Andre\u{200b}\u{301}", Ok("André"));
    check("D\u{323}\u{307}uha", Err(NameFault::Character('\u{307}')));
    for hyphen in ['-', '\u{2010}', '\u{2011}', '\u{2012}', '–', '—', '−', '－'] {
        check(&format!("Al{hyphen}Fatah"), Ok("Al-Fatah"));
    }
    for blank in ["\u{2009}", "\u{202f}", "\u{a0}", "\u{3000}", "\u{2028}", " \u{2003}\r\n"] {
        check(&format!("Nur{blank}Aini{blank}"), Ok("Nur Aini"));
    }
    check("\u{feff}\u{202a}Nur\u{200d} Ai\u{ad}ni\u{202c}\u{200e}", Ok("Nur Aini"));
    check("Sekar\u{200b}Ayu", Ok("SekarAyu"));
    check("\u{200b}\u{2060}", Err(NameFault::Blank));
    check("A", Ok("A"));
    check(&hundred, Ok(&hundred));
    check(&format!("{hundred}a"), Err(NameFault::TooLong));
    check(&word, Ok(&word));
    check(&format!("Ayu {word}a"), Err(NameFault::LongWord));
    check("", Err(NameFault::Blank));
    check(" \t", Err(NameFault::Blank));
    check("Sekar 2", Err(NameFault::Character('2')));
    check("Sekar\u{7}", Err(NameFault::Character('\u{7}')));
    check("Ѕекар", Err(NameFault::Character('Ѕ')));
    check("<b>Sekar</b>", Err(NameFault::Character('<')));
    check("CN=Sekar", Err(NameFault::Character('=')));
    check("Sekar × Ayu", Err(NameFault::Character('×')));
    check("Sekar ÷ Ayu", Err(NameFault::Character('÷')));
    check("Nur “Ayu” Aini", Err(NameFault::Character('“')));
    check("Sekar \u{202e}uyA", Err(NameFault::Character('\u{202e}')));
    check("- . -", Err(NameFault::Blank));
}

#[test]
fn line() {
    let word = "é".repeat(64);
    let most = format!("{word} {word} {}", "é".repeat(20));
    let check = |input: &str, expected: Result<&str, LineFault>| {
        assert_eq!(Line::parse(input).as_ref().map(Line::as_str), expected.as_ref().copied(), "{input:?}");
    };
    check("Dinas Komunikasi & Informatika (UPT 1)", Ok("Dinas Komunikasi & Informatika (UPT 1)"));
    check(" Kepala\nBidang ", Ok("Kepala Bidang"));
    check(&most, Ok(&most));
    check(&format!("{most}é"), Err(LineFault::TooLong));
    check(&format!("Seksi {word}é"), Err(LineFault::LongWord));
    check("", Err(LineFault::Blank));
    check("\n", Err(LineFault::Blank));
    check("UPT Ma’ruf – Unit\u{2009}2\u{200b} (Cafe\u{301})", Ok("UPT Ma'ruf - Unit 2 (Café)"));
    check("TU", Err(LineFault::TooShort));
    check("UPT", Ok("UPT"));
    check("😀😀😀", Err(LineFault::Character('😀')));
    check("<script>", Err(LineFault::Character('<')));
    check("Kepala\0Bidang", Err(LineFault::Character('\0')));
    check("Kepala \u{202e}gnadiB", Err(LineFault::Character('\u{202e}')));
    check("Kepala\u{e0041}", Err(LineFault::Character('\u{e0041}')));
    check("Kepala\u{3164}Bidang", Err(LineFault::Character('\u{3164}')));
}

#[test]
fn the_name_of_a_file_is_what_can_be_seen_of_it() {
    let check = |given: &str, shown: &str| assert_eq!(file_name::shown(given), shown, "{given:?}");
    check("surat.pdf", "surat.pdf");
    check(" Surat Rekomendasi (final).pdf ", "Surat Rekomendasi (final).pdf");
    check("C:\\Dokumen\\surat.pdf", "surat.pdf");
    check("../../etc/passwd", "passwd");
    check("surat\u{202e}fdp.exe", "suratfdp.exe");
    check("su\u{200b}rat\u{2066}.pdf\u{feff}", "surat.pdf");
    check("surat\u{61c}\u{180e}\u{2060}\u{e0020}\u{fe0f}.pdf", "surat.pdf");
    check("surat.pdf        \u{a0}  .exe", "surat.pdf .exe");
    check("surat\n\u{0}.pdf", "surat .pdf");
    check("surat\u{3164}\u{2800}.pdf", "surat.pdf");
    check("é 中文 😀.pdf", "é 中文 😀.pdf");
    check("\u{202e}\u{200b} /", "");
    check("\u{202e}\u{200b}", "");
}

#[test]
fn rank() {
    let check = |input: &str, expected: Result<&str, RankFault>| {
        assert_eq!(Rank::parse(input).map(Rank::label).as_deref(), expected.as_ref().copied(), "{input:?}");
    };
    check("III/c", Ok("Penata (III/c)"));
    check(" iii / C ", Ok("Penata (III/c)"));
    check("I/a", Ok("Juru Muda (I/a)"));
    check("IV/e", Ok("Pembina Utama (IV/e)"));
    check("IX", Ok("Golongan IX"));
    check("xvii", Ok("Golongan XVII"));
    check("", Err(RankFault::Blank));
    check("I/e", Err(RankFault::Unknown));
    check("V/a", Err(RankFault::Unknown));
    check("XVIII", Err(RankFault::Unknown));
    check("Penata", Err(RankFault::Unknown));
    assert_eq!(Rank::all().count(), 34);
    assert_eq!(Rank::all().filter(|rank| rank.is_pppk()).count(), 17);
    for rank in Rank::all() {
        super::round_trips(&rank, rank.as_str());
    }
}

proptest! {
    #[test]
    fn what_was_read_reads_the_same(text in any::<String>()) {
        if let Ok(name) = PersonName::parse(&text) {
            prop_assert_eq!(PersonName::parse(name.as_str()), Ok(name));
        }
        if let Ok(line) = Line::parse(&text) {
            prop_assert_eq!(Line::parse(line.as_str()), Ok(line));
        }
        let _ = Rank::parse(&text);
        let name = file_name::shown(&text);
        prop_assert_eq!(file_name::shown(&name), name);
    }
}
