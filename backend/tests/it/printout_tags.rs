//! What a printed paper is besides its text: tags, embedded fonts, letters beyond Latin-1.

use std::process::Command;

use crate::harness::World;
use crate::printouts::{SARI, approve, officer, one_line, poppler, read, sheet};

#[tokio::test]
async fn papers_are_tagged_and_print_every_latin_letter() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut officer = officer(&world).await;
    assert_eq!(officer.take_and(&reference, approve("")).await.status, 200);
    let note = "Naṣīr Ḥamīd, Āśā, s\u{323}, 字";
    assert_eq!(officer.take_and(&reference, approve(note)).await.status, 200);
    let answer = sheet(&mut officer, &reference).await;
    let words = one_line(&read(&answer));
    for word in ["Naṣīr", "Ḥamīd,", "Āśā,", "ṣ,", "□"] {
        assert!(words.contains(word), "{word} in {words}");
    }

    let fonts = poppler("pdffonts", &["-"], &answer.body);
    let embedded: Vec<&str> = fonts.lines().skip(2).filter(|line| line.contains(" yes yes yes ")).collect();
    assert_eq!((embedded.len(), fonts.lines().count()), (2, 4), "{fonts}");
    let structure = poppler("pdfinfo", &["-struct-text", "-"], &answer.body);
    let elements = one_line(&structure);
    for told in [
        "H1 \"LEMBAR DISPOSISI\" (block) \"LEMBAR DISPOSISI\"",
        "P (block) \"Nama \" \"Sari Wulandari\"",
        "THead TR TH: /Scope /Column \"Dari\" TH:",
        "TBody TR TD \"Kepala Dinas\" TD",
    ] {
        assert!(elements.contains(told), "{told} in {structure}");
    }
    let head = poppler("pdfinfo", &["-meta", "-"], &answer.body);
    for claim in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", ">id-ID<"] {
        assert!(head.contains(claim), "{claim} in {head}");
    }
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&file, &answer.body).unwrap();
    let checked = Command::new("qpdf").arg("--check").arg(file.path()).output().unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}
