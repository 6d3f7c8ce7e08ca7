//! The survey's result and what is done about it, for who judges the service.

use domain::survey::{Grade, Month};

use crate::i18n::{Lang, fill, lang, pick, time};

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// "November 2026".
pub fn month(month: Month) -> String {
    let day = time::day(month.first());
    day.split_once(' ').map_or_else(String::new, |(_, month)| month.to_owned())
}

/// "Oktober 2026 sampai November 2026", or one month.
pub fn months(first: Month, last: Month) -> String {
    if first == last { month(first) } else { fill(&fill(t().months, &month(first)), &month(last)) }
}

/// A mean in thousandths: "3,532".
pub fn mean(thousandths: u32) -> String {
    fraction(thousandths, 3)
}

/// An index in hundredths: "88,31".
pub fn index(hundredths: u32) -> String {
    fraction(hundredths, 2)
}

fn fraction(value: u32, places: usize) -> String {
    let mut text = value.to_string();
    while text.len() <= places {
        text.insert(0, '0');
    }
    text.insert(text.len() - places, if lang() == Lang::Id { ',' } else { '.' });
    text
}

/// A grade's letter.
pub const fn letter(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "A",
        Grade::B => "B",
        Grade::C => "C",
        Grade::D => "D",
    }
}

/// How a mean moved, with gaps for both.
pub fn moved(before: u32, after: u32) -> &'static str {
    match after.cmp(&before) {
        std::cmp::Ordering::Greater => t().rose,
        std::cmp::Ordering::Less => t().fell,
        std::cmp::Ordering::Equal => t().stayed,
    }
}

texts! {
    title: "Tindak lanjut survei kepuasan", "Follow-up of the satisfaction survey";
    lead: "Unsur dengan nilai terendah ditindaklanjuti: apa yang dilakukan, oleh siapa, dan kapan selesai. Survei berikutnya menunjukkan apakah nilainya berubah.", "The element with the lowest score is followed up: what is done, by whom and by when. The next survey shows whether its score has changed.";
    months: "{} sampai {}", "{} to {}";
    choose: "Hasil survei", "Results of the survey";
    first: "Dari bulan", "From month";
    last: "Sampai bulan", "To month";
    order: "Pilih bulan akhir yang tidak mendahului bulan awal", "Choose a last month that is not before the first";
    show: "Tampilkan hasil", "Show results";
    result: "Hasil survei untuk bulan yang dipilih", "Results of the months chosen";
    answers: "Jawaban {}", "Answers of {}";
    sample: "{} dari {} jawaban yang diperlukan, untuk {} layanan yang selesai.", "{} of {} answers needed, for {} services completed.";
    index: "IKM {}, mutu {}: {}.", "Index (IKM) {}, grade {}: {}.";
    no_grade: "Jawaban belum mencukupi sampel sehingga nilai dan mutu tidak dihitung.", "There are fewer answers than the sample needs, so there is no index and no grade.";
    unrated: "Ada unsur tanpa penilaian sehingga IKM tidak dihitung: kesembilan bobotnya harus berjumlah satu.", "One of the elements has no rating, so there is no index: its nine weights must add up to one.";
    too_few: "Jawaban ditampilkan setelah minimal lima orang menjawab.", "Answers are shown once at least five people have answered.";
    elements: "Jawaban menurut unsur", "Answers by element";
    scores: "Banyaknya jawaban 1 (terburuk), 2, 3, dan 4 (terbaik), rata-rata, dan mutu tiap unsur", "Number of answers 1 (worst), 2, 3 and 4 (best), mean and grade of each element";
    element: "Unsur", "Element";
    mean: "Rata-rata", "Mean";
    grade: "Mutu", "Grade";
    lowest: "Terendah", "Lowest";
    groups: "Responden, kelompok lima orang atau lebih: ", "Respondents, groups of five or more: ";
    remarks: "Catatan dan saran ({})", "Remarks and suggestions ({})";
    plan_for: "Rencana untuk: {}", "Plan for: {}";
    planned: "Sudah ada rencana untuk unsur terendah bulan-bulan ini: {}.", "There is a plan for the lowest element of these months already: {}.";
    what: "Apa yang dilakukan", "What is done";
    owner: "Penanggung jawab", "Person in charge";
    owner_hint: "Nama atau jabatan.", "A name or a role.";
    due: "Selesai paling lambat", "To be done by";
    make: "Simpan rencana", "Save the plan";
    made: "Rencana tersimpan.", "The plan is saved.";
    plans: "Rencana", "Plans";
    none: "Belum ada rencana.", "There are no plans yet.";
    you_said: "Yang disampaikan pengguna", "What users said";
    said: "Rata-rata {} pada {}", "Mean {} in {}";
    we_do: "Yang dilakukan", "What is done";
    done: "Selesai", "Done";
    done_on: "Dilaksanakan pada", "Carried out on";
    open: "Berjalan", "Under way";
    overdue: "Terlambat", "Overdue";
    mark: "Tandai sudah dilaksanakan", "Mark as carried out";
    marked: "Rencana ditandai sudah dilaksanakan.", "The plan is marked as carried out.";
    moved: "Nilai sesudahnya", "Score afterwards";
    rose: "Naik dari {} menjadi {}", "Up from {} to {}";
    fell: "Turun dari {} menjadi {}", "Down from {} to {}";
    stayed: "Sama: {}, sesudahnya {}", "The same: {}, afterwards {}";
    not_yet: "Belum dapat ditunjukkan: periode berikutnya belum memuat lima jawaban.", "Can't be shown yet: the next period has fewer than five answers.";
}
