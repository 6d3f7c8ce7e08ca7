use domain::certificate::subject::{EMAIL_MAX, Fit, PLACE_MAX, SubjectField, SubjectPart};
use domain::problem::{Fault, Field, Problem};
use domain::value::NAME_MAX;
use proptest::prelude::*;

fn part(field: SubjectField, text: &str) -> (String, Fit) {
    let part = SubjectPart::new(field, text);
    (part.value, part.fit)
}

#[test]
fn what_fits_stays_as_it_is() {
    let check = |field, text: &str| assert_eq!(part(field, text), (text.to_owned(), Fit::Whole));
    check(SubjectField::Name, "Sekar Ayu Lestari");
    // Characters count, not bytes.
    check(SubjectField::Name, &"é".repeat(NAME_MAX));
    check(SubjectField::Unit, "Rumah Sakit Umum Daerah Kabupaten Natuna");
    check(SubjectField::Organization, "Pemerintah Kabupaten Kepulauan Meranti");
    check(SubjectField::Locality, &"a".repeat(PLACE_MAX));
    check(SubjectField::Province, "Kepulauan Riau");
    check(SubjectField::Email, "sari@natunakab.go.id");
}

#[test]
fn a_long_name_gets_initials_from_its_end() {
    let check = |text: &str, expected: &str| {
        assert_eq!(part(SubjectField::Name, text), (expected.to_owned(), Fit::Shortened), "{text}");
    };
    check(
        "Sri Wahyuningsih Kusumaningtyas Ratnawulandari Puspitaningrum Hadiningrat",
        "Sri Wahyuningsih Kusumaningtyas Ratnawulandari Puspitaningrum H.",
    );
    check(
        "Raden Mas Muhammad Abdurrahman Kusumadiningrat Suryahadiningrat Notonegoro",
        "Raden Mas Muhammad Abdurrahman Kusumadiningrat S. N.",
    );
    check(
        "Siti Nurkhasanatussa'diyah Ratnaningtyaswati Kusumawardhani 'Aisyah",
        "Siti Nurkhasanatussa'diyah Ratnaningtyaswati Kusumawardhani 'A.",
    );
    // Initials save too little: then words are left out, and "binti" does not hang.
    let words = "Ab Cd ".repeat(10);
    check(&format!("{words}Siti binti {}", "Ahmad ".repeat(5).trim()), &format!("{words}S."));
}

#[test]
fn a_long_office_is_abbreviated_and_then_loses_words() {
    let check = |field, text: &str, expected: &str| {
        assert_eq!(part(field, text), (expected.to_owned(), Fit::Shortened), "{text}");
    };
    let unit = |text: &str, expected: &str| check(SubjectField::Unit, text, expected);
    unit(
        "Bidang Pengelolaan Informasi dan Komunikasi Publik Dinas Komunikasi dan Informatika Kabupaten Kepulauan Meranti",
        "Bidang Pengelolaan Informasi dan Komunikasi Publik Dinas Kominfo",
    );
    unit(
        "Rumah Sakit Umum Daerah Prof. Dr. Margono Soekarjo Kabupaten Purbalingga",
        "RSUD Prof. Dr. Margono Soekarjo Kabupaten Purbalingga",
    );
    // Only as many as are needed.
    unit(
        "Unit Pelaksana Teknis Daerah Pusat Kesehatan Masyarakat Kecamatan Bunguran Timur",
        "Unit Pelaksana Teknis Daerah Puskesmas Kecamatan Bunguran Timur",
    );
    unit(
        "Bagian Perencanaan, Evaluasi, Keuangan, Umum dan Kepegawaian dan Penyusunan Laporan",
        "Bagian Perencanaan, Evaluasi, Keuangan, Umum dan Kepegawaian",
    );
    unit(
        "Balai Pelatihan Tenaga Kesehatan Masyarakat Wilayah Timur (Kantor Pusat Administrasi)",
        "Balai Pelatihan Tenaga Kesehatan Masyarakat Wilayah Timur",
    );
    check(
        SubjectField::Organization,
        "Pemerintah Kabupaten Kepulauan Siau Tagulandang Biaro Provinsi Sulawesi Utara",
        "Pemkab Kepulauan Siau Tagulandang Biaro Provinsi Sulawesi Utara",
    );
}

#[test]
fn what_no_rule_shortens_is_refused() {
    let check = |field, text: &str, problem: Problem| {
        let part = SubjectPart::new(field, text);
        assert_eq!((part.fit, part.problem()), (Fit::Refused, Some(problem)), "{text}");
    };
    let long = "a".repeat(NAME_MAX + 1);
    let too_long = Fault::TooLong(64);
    check(SubjectField::Name, &long, Problem::new(Field::Name, too_long.clone()));
    check(SubjectField::Name, &format!("{long} Ayu"), Problem::new(Field::Name, too_long.clone()));
    check(SubjectField::Unit, &long, Problem::new(Field::Unit, too_long));
    check(SubjectField::Name, " ", Problem::new(Field::Name, Fault::Blank));
    check(SubjectField::Unit, "", Problem::new(Field::Unit, Fault::Blank));
    check(SubjectField::Email, "", Problem::new(Field::Email, Fault::Blank));
    check(SubjectField::Email, "sité@natunakab.go.id", Problem::new(Field::Email, Fault::EmailShape));
    check(SubjectField::Email, &"a".repeat(EMAIL_MAX + 1), Problem::new(Field::Email, Fault::TooLong(255)));
    assert_eq!(SubjectPart::new(SubjectField::Name, "Ayu").problem(), None);
}

proptest! {
    #[test]
    fn a_certified_part_is_within_its_bound_and_final(
        field in prop::sample::select(vec![
            SubjectField::Name, SubjectField::Unit, SubjectField::Organization, SubjectField::Locality,
        ]),
        text in "([A-Za-zé\u{301}'(),/&-]{1,20} ){0,20}(Rumah Sakit Umum Daerah |Kabupaten ){0,3}[a-z]{0,80}",
    ) {
        let part = SubjectPart::new(field, &text);
        if part.fit == Fit::Refused {
            prop_assert_eq!(part.value.as_str(), text.trim());
        } else {
            let max = if field == SubjectField::Locality { PLACE_MAX } else { NAME_MAX };
            prop_assert!(part.value.chars().count() <= max && !part.value.trim().is_empty(), "{:?}", part);
            let again = SubjectPart::new(field, &part.value);
            prop_assert_eq!((again.value, again.fit), (part.value.clone(), Fit::Whole));
            // Nothing is cut within a word: each is one of the text's, without punctuation at its end, or stands for some.
            for word in part.value.split(' ') {
                let known = text.contains(word) || word.ends_with('.') || ["RSUD"].contains(&word);
                prop_assert!(known, "{} of {:?}", word, part);
            }
        }
    }
}
