//! What to do about a wrong answer: the same words inline and in the error summary.
//!
//! Longer than 250 lines because both languages stand side by side with what they are the words of.

mod desk;
mod file;
mod login_methods;
mod recommendation;
mod refusal;
mod table;

use std::sync::OnceLock;

use domain::problem::{Fault, Field, Problem};
use domain::renewal::Refusal;
use domain::value::plain::is_hidden;

use super::number::number;
use super::{fill, pick};

/// The words that only officers need, put in place by their apps: no holder loads them.
static OFFICERS: OnceLock<Officers> = OnceLock::new();

struct Officers {
    id: fn(Field) -> &'static str,
    name: fn(Field) -> &'static str,
    fault: fn(&Problem, &str) -> String,
    refusal: fn(Refusal) -> Option<&'static str>,
}

/// Puts the words in place that only officers need.
pub fn with_officers() {
    OFFICERS.get_or_init(|| Officers { id: desk::id, name: desk::name, fault: desk::fault, refusal: refusal::text });
}

/// Puts the words in their place that are needed where a recommendation is asked for: no officer works there.
pub fn with_recommendations() {
    OFFICERS.get_or_init(|| Officers {
        id: recommendation::id,
        name: recommendation::name,
        fault: recommendation::fault,
        refusal: |_| None,
    });
}

/// What an officer does about a refusal; none where there are no officers, and for what says no more than that it is refused.
pub fn officers_refusal(refusal: Refusal) -> Option<&'static str> {
    OFFICERS.get().and_then(|words| (words.refusal)(refusal))
}

/// The id of the control of an officers' field; blank where there are no officers.
pub fn officers_id(field: Field) -> &'static str {
    OFFICERS.get().map_or("", |words| (words.id)(field))
}

/// The words about uploaded letters and evidence, put in place by the apps that upload them.
static FILES: OnceLock<fn(&Fault) -> String> = OnceLock::new();

/// Puts the words about uploaded letters and evidence in place.
pub fn with_files() {
    FILES.get_or_init(|| file::fault);
}

/// The words about ways to log in, put in place by the apps that have more than one.
static LOGIN_METHODS: OnceLock<fn(&Fault) -> &'static str> = OnceLock::new();

/// Puts the words about ways to log in in place.
pub fn with_login_methods() {
    LOGIN_METHODS.get_or_init(|| login_methods::fault);
}

/// The words about tables of holders, put in place by the administration alone.
static TABLES: OnceLock<fn(&Problem, &str) -> String> = OnceLock::new();

/// Puts the words about tables of holders in place.
pub fn with_tables() {
    TABLES.get_or_init(|| table::fault);
}

/// The words about a table of holders; blank where nobody imports one.
fn tables(problem: &Problem, name: &str) -> String {
    TABLES.get().map_or_else(String::new, |words| words(problem, name))
}

/// What to do about this problem.
pub fn text(problem: &Problem) -> String {
    let t = pick(&ID, &EN);
    let own = match (problem.field, &problem.fault) {
        (Field::DataRight, Fault::Blank) => Some(t.choose_data_right),
        (Field::ChangedFields, Fault::Blank) => Some(t.choose_changed),
        (Field::Letter | Field::Ktp | Field::Sk | Field::CertificateFile | Field::Table, Fault::Blank) => {
            Some(t.choose_file)
        }
        (Field::Rank | Field::Reason | Field::Delegate | Field::Roles, Fault::Blank) => Some(t.choose),
        (Field::Token, Fault::CodeUsed | Fault::WrongCode(0)) => Some(t.log_in_anew),
        (Field::Message, Fault::Blank) => Some(t.write_message),
        (Field::ReturnItems, Fault::Blank) => Some(t.choose_items),
        (Field::Ratings, Fault::Blank) => Some(t.rate),
        (Field::Passphrase, Fault::Blank) => Some(t.make_passphrase),
        (Field::Passphrase, Fault::WrongCredentials) => Some(t.wrong_passphrase),
        (Field::Passphrase, Fault::Character(c)) => return unprintable(t, *c),
        (Field::Request | Field::Passphrase, Fault::RequestKeyReused) => Some(t.key_again),
        _ => None,
    };
    let name = name(problem.field);
    own.map_or_else(|| general(t, problem, name), |text| fill(text, name))
}

/// A character as it can be told: itself, and its code unless every keyboard has it.
fn shown(c: char) -> String {
    let mut code = u32::from(c);
    let mut hex = String::new();
    while code > 0 || hex.len() < 4 {
        hex.insert(0, char::from_digit(code % 16, 16).unwrap_or('0').to_ascii_uppercase());
        code /= 16;
    }
    hex.insert_str(0, "U+");
    if is_hidden(c) {
        return hex;
    }
    let mut shown = String::from(c);
    if !c.is_ascii() {
        shown = [&shown, " (", &hex, ")"].concat();
    }
    shown
}

/// A character that no passphrase has; for those that phones put in, what to type.
fn unprintable(t: &Text, c: char) -> String {
    let plain = match c {
        '‘' | '’' | '´' => "'",
        '“' | '”' | '„' => "\"",
        '–' | '—' => "--",
        '…' => "...",
        _ => return fill(t.printable, &shown(c)),
    };
    fill(&fill(t.curly, &shown(c)), plain)
}

/// The answer's name inside a sentence.
pub fn name(field: Field) -> &'static str {
    let t = pick(&ID, &EN);
    match field {
        Field::Identifier => t.identifier,
        Field::Password | Field::NewPassword => t.password,
        Field::Token | Field::EmailCode | Field::PairingCode | Field::Passkey => t.code,
        Field::DataRight | Field::ChangedFields | Field::ReturnItems | Field::Ratings => t.answer,
        Field::Name => t.name,
        Field::Nik => t.nik,
        Field::Nip => t.nip,
        Field::Email => t.email,
        Field::Mobile => t.mobile,
        Field::Unit => t.unit,
        Field::Position => t.position,
        Field::Rank => t.rank,
        Field::Ktp => t.ktp,
        Field::Sk => t.sk,
        Field::Letter => t.letter,
        Field::Passphrase => t.passphrase,
        Field::Request => t.request,
        Field::Reason => t.reason,
        Field::Message | Field::Remark => t.message,
        field @ (Field::Note
        | Field::FirstDay
        | Field::LastDay
        | Field::ActedOn
        | Field::Delegate
        | Field::Minutes
        | Field::Decisions
        | Field::Serial
        | Field::NotBefore
        | Field::NotAfter
        | Field::CertificateFile
        | Field::CertificateStatus
        | Field::Roles
        | Field::Table
        | Field::Hours
        | Field::ClosedDays
        | Field::EmailDomains
        | Field::MaxUpload
        | Field::ReminderDays
        | Field::TerminalName
        | Field::TerminalPlace
        | Field::ReceivedAt
        | Field::Reference
        | Field::Extension
        | Field::ComplaintClass
        | Field::Plan
        | Field::PlanOwner
        | Field::PlanDue) => OFFICERS.get().map_or("", |words| (words.name)(field)),
    }
}

fn general(t: &Text, problem: &Problem, name: &str) -> String {
    let named = |text: &str| fill(text, name);
    let counted = |text: &str, number: String| fill(&fill(text, name), &number);
    match &problem.fault {
        Fault::Blank => named(t.blank),
        Fault::TooLong(most) if problem.field != Field::LastDay => counted(t.too_long, number((*most).into())),
        Fault::TooShort(least) => counted(t.too_short, least.to_string()),
        Fault::DigitCount(digits) => counted(t.digit_count, digits.to_string()),
        Fault::Character(c) => counted(t.character, shown(*c)),
        Fault::IdentifierShape => t.identifier_shape.into(),
        Fault::DateInside => named(t.date_inside),
        Fault::PartInside => named(t.part_inside),
        Fault::EmailShape => t.email_shape.into(),
        Fault::EmailDomain => t.email_domain.into(),
        Fault::MobileShape => t.mobile_shape.into(),
        Fault::UnknownRank => named(t.choose),
        Fault::Unchanged => named(t.unchanged),
        Fault::Unconfirmed => t.unconfirmed.into(),
        Fault::Taken => named(t.taken),
        Fault::WrongCredentials => t.wrong_credentials.into(),
        Fault::WrongPassword | Fault::PasskeyUnknown | Fault::CodeMismatch => {
            LOGIN_METHODS.get().map_or("", |words| words(&problem.fault)).into()
        }
        Fault::AccountFrozen => t.account_frozen.into(),
        Fault::CodeExpired => t.code_expired.into(),
        Fault::CodeUsed | Fault::WrongCode(0) => t.code_used.into(),
        Fault::WrongCode(left) => fill(t.wrong_code, &left.to_string()),
        Fault::CodeSent(seconds) => fill(t.code_sent, &seconds.to_string()),
        Fault::TooManyTries(seconds) => fill(t.too_many_tries, &seconds.div_ceil(60).to_string()),
        Fault::LinkExpired => t.link_expired.into(),
        Fault::PairingCodeUnknown => t.pairing_code_unknown.into(),
        Fault::Common => named(t.common),
        Fault::MuchUsed => t.much_used.into(),
        Fault::ContextWord => named(t.context_word),
        Fault::Classes => named(t.classes),
        Fault::FileEmpty => t.file_empty.into(),
        Fault::FileTooLarge(most) => fill(t.file_too_large, &super::time::limit(*most)),
        Fault::FileType => t.file_type.into(),
        Fault::FileEncrypted => t.file_encrypted.into(),
        Fault::FileNoPages => t.file_no_pages.into(),
        Fault::FileTooManyPages(most) => fill(t.file_too_many_pages, &most.to_string()),
        fault @ (Fault::FileActiveContent(..)
        | Fault::FileNotReplaced
        | Fault::RecommendationVoid
        | Fault::FileSuspicious
        | Fault::FilePhotoFormat(_)
        | Fault::FileUnavailable) => FILES.get().map_or_else(String::new, |words| words(fault)),
        Fault::FileUnreadable => t.file_unreadable.into(),
        Fault::FileLost => t.file_lost.into(),
        Fault::FileInfected => t.file_infected.into(),
        Fault::FileNotChecked => t.file_not_checked.into(),
        Fault::ImageTooSmall(side) => fill(t.image_too_small, &side.to_string()),
        Fault::ImageTooManyPixels(megapixels) => fill(t.image_too_many_pixels, &megapixels.to_string()),
        Fault::RequestMalformed | Fault::RequestSignature | Fault::RequestKeyType | Fault::WrappedKey => {
            t.key_broken.into()
        }
        Fault::RequestKeyReused => t.key_again.into(),
        Fault::TooLong(_)
        | Fault::HolderShape
        | Fault::NoHead
        | Fault::TwoTables(..)
        | Fault::WorkbookUnreadable
        | Fault::Rounded
        | Fault::DateOrder
        | Fault::DateShape
        | Fault::Past
        | Fault::Future
        | Fault::UnknownReference
        | Fault::BeforeFirst
        | Fault::Yourself
        | Fault::UnknownPerson
        | Fault::OutOfRange(..)
        | Fault::HoursOrder
        | Fault::DomainShape
        | Fault::CertificateUnreadable
        | Fault::CertificateOtherPerson
        | Fault::CertificateOtherIssuer
        | Fault::CertificateOldKey
        | Fault::CertificateOtherKey
        | Fault::CertificateExpired
        | Fault::CertificateNotYet
        | Fault::CertificateNoLonger
        | Fault::CertificateTooLong(_)
        | Fault::CertificateKnown
        | Fault::SerialShape
        | Fault::UnknownStatus
        | Fault::UnknownRole
        | Fault::MissingColumn(_)
        | Fault::UnknownColumn(_)
        | Fault::TooManyRows(_)
        | Fault::CellCount
        | Fault::Formula
        | Fault::RepeatedLine(_)
        | Fault::NotUsable => OFFICERS.get().map_or_else(String::new, |words| (words.fault)(problem, name)),
    }
}

struct Text {
    identifier: &'static str,
    password: &'static str,
    code: &'static str,
    answer: &'static str,
    name: &'static str,
    nik: &'static str,
    nip: &'static str,
    email: &'static str,
    mobile: &'static str,
    unit: &'static str,
    position: &'static str,
    rank: &'static str,
    ktp: &'static str,
    sk: &'static str,
    letter: &'static str,
    passphrase: &'static str,
    request: &'static str,
    reason: &'static str,
    message: &'static str,
    choose_data_right: &'static str,
    choose_changed: &'static str,
    choose_file: &'static str,
    choose: &'static str,
    choose_items: &'static str,
    write_message: &'static str,
    rate: &'static str,
    make_passphrase: &'static str,
    wrong_passphrase: &'static str,
    printable: &'static str,
    curly: &'static str,
    key_again: &'static str,
    key_broken: &'static str,
    blank: &'static str,
    too_long: &'static str,
    too_short: &'static str,
    digit_count: &'static str,
    character: &'static str,
    date_inside: &'static str,
    part_inside: &'static str,
    identifier_shape: &'static str,
    email_shape: &'static str,
    email_domain: &'static str,
    mobile_shape: &'static str,
    unchanged: &'static str,
    unconfirmed: &'static str,
    taken: &'static str,
    wrong_credentials: &'static str,
    account_frozen: &'static str,
    wrong_code: &'static str,
    code_expired: &'static str,
    code_used: &'static str,
    log_in_anew: &'static str,
    code_sent: &'static str,
    too_many_tries: &'static str,
    link_expired: &'static str,
    pairing_code_unknown: &'static str,
    common: &'static str,
    much_used: &'static str,
    context_word: &'static str,
    classes: &'static str,
    file_empty: &'static str,
    file_too_large: &'static str,
    file_type: &'static str,
    file_encrypted: &'static str,
    file_no_pages: &'static str,
    file_too_many_pages: &'static str,
    file_unreadable: &'static str,
    file_lost: &'static str,
    file_infected: &'static str,
    file_not_checked: &'static str,
    image_too_small: &'static str,
    image_too_many_pixels: &'static str,
}

const ID: Text = Text {
    identifier: "e-mail dinas atau NIP",
    password: "kata sandi",
    code: "kode",
    answer: "jawaban",
    name: "nama",
    nik: "NIK",
    nip: "NIP",
    email: "e-mail dinas",
    mobile: "nomor ponsel",
    unit: "unit kerja",
    position: "jabatan",
    rank: "pangkat/golongan",
    ktp: "KTP",
    sk: "SK",
    letter: "surat",
    passphrase: "passphrase",
    request: "kunci baru",
    reason: "alasan",
    message: "pesan",
    choose_data_right: "Pilih apakah data ini benar",
    choose_changed: "Pilih minimal satu data yang berubah",
    choose_file: "Pilih berkas {}",
    choose: "Pilih {} dari daftar",
    choose_items: "Pilih minimal satu bagian yang harus dilengkapi",
    write_message: "Tulis pesan Anda",
    rate: "Jawab minimal satu pertanyaan",
    make_passphrase: "Isi passphrase kunci Anda",
    wrong_passphrase: "Periksa passphrase Anda: tidak cocok dengan kunci ini",
    printable: "Ganti karakter {} dalam passphrase dengan huruf tanpa aksen, angka, spasi, atau tanda baca biasa",
    curly: "Ganti tanda {} dalam passphrase dengan {} karena aplikasi lain hanya mengenal tanda biasa",
    key_again: "Isi passphrase sekali lagi: kunci ini pernah dipakai, pembaruan memerlukan kunci baru",
    key_broken: "Isi passphrase sekali lagi agar kunci baru dibuat ulang",
    blank: "Isi {}",
    too_long: "Persingkat {} menjadi maksimal {} karakter",
    too_short: "Isi {} dengan minimal {} karakter",
    digit_count: "Isi {} dengan tepat {} angka",
    character: "Perbaiki {}: karakter {} tidak dapat dipakai",
    date_inside: "Periksa {}: tanggal di dalamnya tidak ada di kalender",
    part_inside: "Periksa {}: ada bagian angka yang tidak mungkin",
    identifier_shape: "Isi e-mail dinas lengkap atau NIP 18 angka, bukan NIK (16 angka) atau NIP lama (9 angka)",
    email_shape: "Isi e-mail dinas lengkap, misalnya nama@instansi.go.id",
    email_domain: "Isi e-mail dinas instansi Anda, bukan e-mail pribadi",
    mobile_shape: "Isi nomor ponsel yang diawali 08 atau +62, misalnya 0812 3456 7890",
    unchanged: "Isi {} baru yang berbeda dari data sekarang",
    unconfirmed: "Isi kode yang kami kirim ke e-mail baru Anda",
    taken: "Periksa {}: sudah digunakan pegawai lain",
    account_frozen: "Akun ini dibekukan karena pemiliknya melaporkan bahwa orang lain memakainya. Hubungi kantor Anda untuk membukanya kembali",
    wrong_credentials: "Periksa e-mail atau NIP dan kata sandi Anda: keduanya tidak cocok",
    wrong_code: "Periksa kode Anda: angkanya tidak cocok. Sisa percobaan: {} kali",
    code_expired: "Minta kode baru: kode ini sudah kedaluwarsa",
    code_used: "Minta kode baru: kode ini tidak dapat dipakai lagi",
    log_in_anew: "Masuk lagi dengan kata sandi: kode untuk proses masuk ini tidak dapat dipakai lagi",
    code_sent: "Pakai kode yang sudah dikirim, atau minta kode baru {} detik lagi",
    too_many_tries: "Tunggu {} menit lalu coba lagi: sudah terlalu banyak percobaan",
    link_expired: "Minta tautan baru: tautan ini sudah dipakai atau kedaluwarsa",
    pairing_code_unknown: "Periksa kode ini atau minta kode baru kepada administrator: kode sudah dipakai, sudah kedaluwarsa, atau salah ketik",
    common: "Pilih {} yang lebih sulit ditebak: ini terlalu umum atau berpola",
    much_used: "Pilih kata sandi lain: kata sandi ini banyak dipakai orang sehingga mudah ditebak",
    context_word: "Pilih {} tanpa nama, NIP, tanggal lahir, atau kata layanan ini",
    classes: "Tambahkan huruf besar, huruf kecil, angka, dan simbol dalam {}",
    file_empty: "Pilih berkas lain: berkas ini kosong",
    file_too_large: "Pilih berkas berukuran maksimal {}",
    file_type: "Pilih berkas PDF, atau foto JPEG atau PNG: format berkas ini tidak didukung (Word: simpan dahulu sebagai PDF)",
    file_encrypted: "Simpan PDF tanpa kata sandi lalu pilih lagi: berkas ini terkunci",
    file_no_pages: "Pilih PDF lain: berkas ini tidak berhalaman",
    file_too_many_pages: "Pilih PDF dengan maksimal {} halaman",
    file_unreadable: "Pilih berkas lain atau unggah ulang: berkas ini rusak atau tidak utuh",
    file_lost: "Muat ulang halaman, lalu unggah lagi berkas ini: salinannya pada kami tidak utuh lagi",
    file_infected: "Pilih berkas lain: berkas ini memuat program jahat",
    file_not_checked: "Coba lagi sebentar lagi: berkas belum dapat diperiksa",
    image_too_small: "Ambil foto yang lebih besar: tiap sisi minimal {} piksel",
    image_too_many_pixels: "Perkecil foto menjadi maksimal {} megapiksel",
};

const EN: Text = Text {
    identifier: "official e-mail or NIP",
    password: "password",
    code: "code",
    answer: "answer",
    name: "name",
    nik: "NIK",
    nip: "NIP",
    email: "official e-mail",
    mobile: "mobile number",
    unit: "unit",
    position: "position",
    rank: "rank",
    ktp: "identity card (KTP)",
    sk: "decree (SK)",
    letter: "letter",
    passphrase: "passphrase",
    request: "new key",
    reason: "reason",
    message: "message",
    choose_data_right: "Select whether these details are correct",
    choose_changed: "Select at least one detail that has changed",
    choose_file: "Choose the file of the {}",
    choose: "Choose a {} from the list",
    choose_items: "Select at least one part to be completed",
    write_message: "Write your message",
    rate: "Answer at least one question",
    make_passphrase: "Enter the passphrase of your key",
    wrong_passphrase: "Check your passphrase: it does not open this key",
    printable: "Replace the character {} in the passphrase with a plain letter, a digit, a space or common punctuation",
    curly: "Replace {} in the passphrase with {}, since other programs know only the plain one",
    key_again: "Enter the passphrase once more: this key was used before, and a renewal needs a new key",
    key_broken: "Enter the passphrase once more so that the new key can be created again",
    blank: "Enter the {}",
    too_long: "Shorten the {} to at most {} characters",
    too_short: "Enter a {} of at least {} characters",
    digit_count: "Enter a {} of exactly {} digits",
    character: "Correct the {}: the character {} can't be used",
    date_inside: "Check the {}: the date inside it does not exist",
    part_inside: "Check the {}: a part of it is impossible",
    identifier_shape: "Enter your full official e-mail address or your NIP of 18 digits, not a NIK (16 digits) or an old NIP (9 digits)",
    email_shape: "Enter a full official e-mail address, such as name@agency.go.id",
    email_domain: "Enter your agency's official e-mail address, not a personal one",
    mobile_shape: "Enter a mobile number that begins with 08 or +62, such as 0812 3456 7890",
    unchanged: "Enter a new {} that differs from the one on record",
    unconfirmed: "Enter the code that we sent to your new e-mail address",
    taken: "Check the {}: another person is using it",
    account_frozen: "This account is frozen because its owner reported that somebody else is using it. Contact your office to open it again",
    wrong_credentials: "Check your e-mail or NIP and your password: they do not match",
    wrong_code: "Check your code: the digits do not match. Attempts left: {}",
    code_expired: "Ask for a new code: this one has expired",
    code_used: "Ask for a new code: this one can't be used any more",
    log_in_anew: "Log in again with your password: codes for this log-in can no longer be used",
    code_sent: "Use the code that was sent, or ask for a new one in {} seconds",
    too_many_tries: "Wait {} min and try again: there were too many attempts",
    link_expired: "Ask for a new link: this one was used or has expired",
    pairing_code_unknown: "Check this code or ask the administrator for a new one: it was used, has expired or was mistyped",
    common: "Choose a {} that is harder to guess: this one is common or a pattern",
    much_used: "Choose another password: many people use this one, so it is easy to guess",
    context_word: "Choose a {} without your name, NIP, birth date or a word of this service",
    classes: "Add upper case, lower case, a digit and a symbol to the {}",
    file_empty: "Choose another file: this one is empty",
    file_too_large: "Choose a file of up to {}",
    file_type: "Choose a PDF, or a JPEG or PNG photo: this file type is not supported (Word: save it as a PDF first)",
    file_encrypted: "Save the PDF without a password and choose it again: this file is locked",
    file_no_pages: "Choose another PDF: this one has no pages",
    file_too_many_pages: "Choose a PDF with up to {} pages",
    file_unreadable: "Choose another file or upload it again: this one is damaged or incomplete",
    file_lost: "Reload the page, then upload this file again: our copy of it is no longer whole",
    file_infected: "Choose another file: this one carries malware",
    file_not_checked: "Try again in a moment: the file could not be checked yet",
    image_too_small: "Take a larger photo: at least {} pixels on each side",
    image_too_many_pixels: "Make the photo smaller: up to {} megapixels",
};
