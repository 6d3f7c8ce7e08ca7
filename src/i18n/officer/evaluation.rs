//! The evaluation of the service.

use crate::i18n::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Evaluasi pelayanan", "Evaluation of the service";
    refused: "Halaman ini untuk pimpinan dan administrator", "This page is for heads and administrators";
    refused_body: "Evaluasi adalah tugas Kepala Dinas, Kepala Bidang, dan administrator. Anda tidak memegang salah satu peran itu.", "Evaluation is up to the head of the agency, heads of division and administrators. You have none of these roles.";
    period: "{} – {}", "{} – {}";
    table: "Unduh angka (CSV)", "Download the figures (CSV)";
    paper: "Unduh laporan (PDF)", "Download the report (PDF)";
    what: "Uraian", "What";
    count: "Jumlah", "Number";
    none: "–", "–";

    running: "Masa ini masih berjalan: angka menurut keadaan {}.", "This period is still running: figures as of {}.";
    over: "Masa ini sudah lewat dan belum ditutup.", "This period has passed and is not closed.";
    closed: "Ditutup pada {} oleh {}.", "Closed on {} by {}.";
    closed_by_itself: "Ditutup oleh sistem pada {}.", "Closed by the system on {}.";
    close_title: "Tutup masa ini", "Close this period";
    close_body: "Angka masa ini dibekukan dan ditampilkan di halaman kinerja untuk umum, tanpa angka di bawah lima. Penutupan tidak dapat dibatalkan.", "The figures of this period are frozen and shown on the public page of performance, without numbers below five. Closing can't be undone.";
    close: "Tutup masa ini", "Close this period";
    closed_now: "Masa ini ditutup.", "The period is closed.";
    public: "Halaman kinerja untuk umum", "Public page of performance";
    seal: "Segel angka", "Seal of the figures";
    seal_body: "Sidik angka dan segel peristiwa terakhir tercatat dalam catatan pengelolaan. Angka yang diubah sesudahnya tidak cocok lagi dengan sidik ini.", "The digest of the figures and the hash of the last event are on record in the administration's log. Figures that are changed afterwards no longer match this digest.";
    digest: "Sidik angka (SHA-256)", "Digest of the figures (SHA-256)";
    length: "Jumlah peristiwa saat itu", "Number of events then";
    head: "Segel peristiwa terakhir", "Hash of the last event";

    applications: "Permohonan", "Applications";
    outcomes: "Bagaimana permohonan berakhir", "How applications ended";
    by_holder: "Masuk, diajukan sendiri oleh pemohon", "Received, made by the applicants themselves";
    by_office: "Masuk, diajukan petugas untuk pemohon", "Received, filed by officers";
    take_up: "Diajukan sendiri oleh pemohon: {} dari 100 permohonan masuk.", "Made by the applicants themselves: {} of 100 applications received.";
    finished: "Selesai", "Finished";
    rejected: "Ditolak", "Rejected";
    withdrawn: "Ditarik oleh pemohon", "Withdrawn by the applicant";
    cancelled: "Pengajuan batal oleh kantor", "Filing cancelled by the office";
    open: "Belum selesai pada akhir masa", "Open at the end of the period";
    acts: "Tindakan petugas", "Actions by officers";
    stood_in: "Tindakan oleh petugas yang mewakili (pelimpahan)", "Actions on behalf of a colleague (delegation)";
    ending: "Sertifikat yang berakhir dalam 90 hari sesudahnya", "Certificates that expire in the 90 days after the period";

    times: "Waktu penyelesaian", "Time taken";
    times_note: "Waktu di kantor dihitung dalam jam kerja, waktu di BSrE dalam waktu kalender; keduanya tidak dijumlahkan. Median dan persentil ke-90 menurut peringkat terdekat.", "Time at the office is counted in working hours, time at BSrE in calendar time; they are not added up. Median and 90th percentile are by nearest rank.";
    version: "Menurut versi standar {}.", "By version {} of the standard.";
    version_current: "Menurut versi standar {}, yang berlaku kini.", "By version {} of the standard, which is in force now.";
    office_bars: "Langkah kantor: median dan persentil ke-90", "Steps of the office: median and 90th percentile";
    authority_bars: "Langkah BSrE: median dan persentil ke-90", "Steps of BSrE: median and 90th percentile";
    bar: "median {}, persentil ke-90 {}", "median {}, 90th percentile {}";
    step: "Langkah", "Step";
    clock: "Waktu", "Time of";
    office: "Kantor", "Office";
    authority: "BSrE", "BSrE";
    limit: "Batas", "Limit";
    median: "Median", "Median";
    p90: "Persentil 90", "90th percentile";
    in_time: "Tepat waktu", "In time";
    overdue: "Terlambat kini", "Overdue now";
    of: "{} dari {}", "{} of {}";
    percent: "{} % ({})", "{} % ({})";
    whole_office: "Seluruh permohonan yang selesai", "Whole application, of those finished";
    whole_authority: "Seluruh permohonan yang selesai", "Whole application, of those finished";
    minutes_limit: "{} menit", "{} min";
    hours_limit: "{} jam", "{} h";
    days_limit: "{} hari", "{} d";
    working_days_limit: "{} hari kerja", "{} working days";

    reasons: "Pengembalian dan penolakan menurut alasan", "Returns and rejections by reason";
    reasons_note: "Satu pengembalian dapat memuat beberapa alasan.", "One return can have several reasons.";
    returned: "Dikembalikan untuk dilengkapi", "Returned for completion";
    unreadable: "Dikembalikan: tidak terbaca", "Returned: illegible";
    unsigned: "Dikembalikan: tanda tangan atau stempel tidak ada", "Returned: signature or stamp missing";
    wrong_document: "Dikembalikan: dokumen orang lain atau untuk keperluan lain", "Returned: someone else's document or for another purpose";
    outdated: "Dikembalikan: terlalu lama, atau tanpa tanggal atau nomor", "Returned: too old, or without date or number";
    data_differs: "Dikembalikan: data tidak sesuai dengan bukti", "Returned: data doesn't match the evidence";
    filed: "Diajukan petugas", "Filed by an officer";
    other_return: "Dikembalikan: alasan lain", "Returned: another reason";
    not_employed: "Ditolak: tidak lagi bekerja di instansi ini", "Rejected: no longer works at this agency";
    not_recommended: "Ditolak: tidak direkomendasikan pimpinan unit kerja", "Rejected: not recommended by the head of the unit";
    not_genuine: "Ditolak: dokumen tidak asli", "Rejected: documents are not genuine";
    repeated: "Ditolak: permohonan ganda", "Rejected: duplicate application";
    other_rejection: "Ditolak: alasan lain", "Rejected: another reason";

    complaints: "Pengaduan", "Complaints";
    received: "Masuk", "Received";
    reopened: "Dibuka kembali karena belum tuntas", "Reopened, since not solved";
    complaints_withdrawn: "Ditarik oleh pelapor", "Withdrawn";
    complaints_open: "Menunggu jawaban pada akhir masa", "Waiting for an answer at the end of the period";
    complaints_overdue: "Di antaranya terlambat", "Of these, overdue";
    class: "Golongan", "Class";
    unclassified: "Belum digolongkan", "Not classified yet";
    law: "60 hari (Perpres 76/2013)", "60 days (Perpres 76/2013)";
    answered: "Dijawab", "Answered";
    extended: "Setelah diperpanjang", "After an extension";

    survey: "Survei Kepuasan Masyarakat (SKM)", "Survey of satisfaction (SKM)";
    survey_months: "Hasil survei ada untuk masa yang terdiri dari bulan penuh.", "There are results of the survey for periods of whole months.";
    index: "Indeks (IKM)", "Index (IKM)";
    index_grade: "{} – {}", "{} – {}";
    too_few: "Jawaban belum cukup untuk sebuah nilai", "Too few answers for a grade";
    respondents: "Responden", "Respondents";
    sample: "{} dari {} yang diperlukan", "{} of {} needed";
    served: "Layanan yang tuntas", "Services that ended";
    grade_a: "A (sangat baik)", "A (very good)";
    grade_b: "B (baik)", "B (good)";
    grade_c: "C (kurang baik)", "C (less than good)";
    grade_d: "D (tidak baik)", "D (not good)";

    slowest: "Permohonan yang paling lama di kantor", "Applications that took the office longest";
    no_slowest: "Tidak ada permohonan yang rampung dalam masa ini.", "No application was completed in this period.";
    reference: "Nomor permohonan", "Reference number";

    meeting: "Rapat evaluasi", "Evaluation meeting";
    minutes_lead: "Setiap perubahan menjadi versi baru; versi sebelumnya dapat dibaca di bawah.", "Each change becomes a new version; earlier ones can be read below.";
    no_minutes: "Notulen dan keputusan rapat belum ditulis. Keduanya masuk ke laporan (PDF).", "Minutes and decisions of the meeting are not written yet. Both become part of the report (PDF).";
    minutes: "Notulen", "Minutes";
    decisions: "Keputusan", "Decisions";
    at_most: "Maksimal {} karakter.", "At most {} characters.";
    keep: "Simpan notulen", "Save the minutes";
    kept: "Notulen tersimpan sebagai versi baru.", "The minutes are saved as a new version.";
    versions: "Semua versi notulen", "All versions of the minutes";
    version_number: "Versi {}", "Version {}";
    written: "{}, ditulis oleh {}", "{}, written by {}";
    erased: "Masa simpan isinya sudah habis.", "The retention period of its text is over.";

    choose: "Masa lain", "Another period";
    first: "Hari pertama", "First day";
    last: "Hari terakhir", "Last day";
    show: "Tampilkan", "Show";
}
