//! Mails about what the holder sent and what became of it: received, issued, withdrawn.

use domain::moment::Timestamp;
use domain::renewal::LastSent;
use domain::standard::Role;

use super::{English, Recipient, Words, Writer};
use crate::infra::mail::Mail;

/// What the holder has just sent.
#[derive(Clone, Copy, Debug)]
pub struct SentNow<'a> {
    /// What.
    pub what: LastSent,
    /// If it changes the e-mail address: the secret that freezes the account.
    pub new_email: Option<&'a str>,
    /// Who carries out the step that is next, and when that is due.
    pub next: Option<(&'a [Role], Timestamp)>,
    /// The mark of its event.
    pub mark: &'a str,
}

impl Writer<'_> {
    /// The application was received.
    pub fn received<'b>(&self, to: impl Into<Recipient<'b>>, reference: &str, sent: SentNow<'_>) -> Mail {
        let ((subject, came), (english_subject, english_came)) = came(reference, sent.what);
        let (mut body, mut english) = (vec![came], vec![english_came]);
        if let Some((roles, due)) = sent.next {
            let (who, english_who) = names(roles);
            body.push(format!(
                "Sekarang permohonan Anda ada pada {who}; langkah ini selesai paling lambat {}.",
                self.moment(due)
            ));
            english.push(format!(
                "Your application is now with {english_who}; this step is due by {}.",
                self.english_moment(due)
            ));
        }
        if sent.new_email.is_some() {
            body.push(
                "Permohonan ini mengganti alamat e-mail akun Anda. Sampai sertifikat terbit, tetaplah masuk dengan alamat \
                 ini. Jika bukan Anda yang memintanya, segera tarik kembali permohonan itu dan ganti kata sandi Anda."
                    .to_owned(),
            );
            english.push(
                "This application replaces the e-mail address of your account. Until the certificate is issued, keep \
                 logging in with this address. If it was not you, withdraw the application and change your password at once."
                    .to_owned(),
            );
        }
        let mark = sent.mark;
        body.push(format!(
            "Segel catatan: {mark}. Simpan e-mail ini sebagai bukti penerimaan; segel ini menandai catatannya pada kami."
        ));
        english.push(format!(
            "Seal of the record: {mark}. Keep this e-mail as proof of receipt; the seal marks the record that we hold."
        ));
        self.mail(
            to,
            Words {
                subject,
                body,
                link: ("Lihat status permohonan", format!("/lacak/{reference}")),
                not_me: sent.new_email.map(str::to_owned),
                english: English::whole(english_subject, english, "Check your application's status"),
                ..Words::default()
            },
        )
    }

    /// The certificate was issued. `until`: when its file can last be downloaded.
    pub fn issued<'b>(
        &self,
        to: impl Into<Recipient<'b>>,
        reference: &str,
        not_after: Timestamp,
        until: Option<Timestamp>,
    ) -> Mail {
        let mut body = vec![
            format!("Sertifikat elektronik baru Anda sudah terbit dan berlaku sampai {}.", self.date(not_after)),
            "Siapkan passphrase yang Anda buat untuk permohonan ini.".to_owned(),
        ];
        body.extend(until.map(|until| format!("Unduh berkasnya paling lambat {}.", self.date(until))));
        let mut english = vec![
            format!(
                "Your new electronic certificate has been issued and is valid until {}.",
                self.english_date(not_after)
            ),
            "Have the passphrase ready that you created for this application.".to_owned(),
        ];
        english.extend(until.map(|until| format!("Download the file by {}.", self.english_date(until))));
        self.mail(
            to,
            Words {
                subject: format!("Sertifikat elektronik Anda sudah terbit ({reference})"),
                body,
                link: ("Unduh sertifikat", format!("/ambil/{reference}")),
                english: English::whole(
                    format!("Your electronic certificate has been issued ({reference})"),
                    english,
                    "Download your certificate",
                ),
                ..Words::default()
            },
        )
    }

    /// The holder withdrew the application.
    pub fn withdrawn<'b>(&self, to: impl Into<Recipient<'b>>, reference: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Permohonan {reference} ditarik kembali"),
                body: vec![
                    format!("Permohonan {reference} sudah Anda tarik kembali dan tidak diproses lagi."),
                    "Sertifikat Anda yang sekarang tidak berubah. Jika bukan Anda yang menariknya kembali, segera ganti kata \
                     sandi Anda dan hubungi kantor kami."
                        .to_owned(),
                ],
                link: ("Lihat sertifikat Anda", "/sertifikat".to_owned()),
                english: English::whole(
                    format!("Application {reference} withdrawn"),
                    vec![
                        format!("You have withdrawn application {reference}; it will not be processed."),
                        "Your present certificate does not change. If it was not you, change your password at once and \
                         contact our office."
                            .to_owned(),
                    ],
                    "See your certificate",
                ),
                ..Words::default()
            },
        )
    }
}

/// Returns the subject and the first paragraph, in Indonesian and in English.
fn came(reference: &str, what: LastSent) -> ((String, String), (String, String)) {
    match what {
        LastSent::Application => (
            (
                format!("Permohonan {reference} sudah terkirim"),
                format!("Permohonan Anda sudah kami terima dengan nomor {reference}."),
            ),
            (
                format!("Application {reference} received"),
                format!("We have received your application. Its reference number is {reference}."),
            ),
        ),
        LastSent::Completion => (
            (
                format!("Perbaikan permohonan {reference} sudah terkirim"),
                format!("Perbaikan permohonan Anda {reference} sudah kami terima."),
            ),
            (
                format!("Corrections to application {reference} received"),
                format!("We have received the corrections to your application {reference}."),
            ),
        ),
        LastSent::Key => (
            (
                format!("Passphrase untuk permohonan {reference} sudah dibuat"),
                format!(
                    "Passphrase untuk permohonan {reference} sudah Anda buat; kunci barunya sudah kami terima, passphrase-nya \
                     tidak."
                ),
            ),
            (
                format!("Passphrase for application {reference} created"),
                format!(
                    "You have created the passphrase for application {reference}; we have received the new key, but not the \
                     passphrase."
                ),
            ),
        ),
    }
}

/// Returns who carries out a step, in Indonesian and in English.
fn names(roles: &[Role]) -> (String, String) {
    let named = roles.iter().filter(|role| **role != Role::Holder).map(|role| name(*role));
    let (id, en): (Vec<_>, Vec<_>) = named.unzip();
    if id.is_empty() {
        return ("petugas".to_owned(), "the office".to_owned());
    }
    (id.join(" atau "), en.join(" or "))
}

/// What a role is called within a sentence, in both languages.
pub(super) const fn name(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Holder => ("pemohon", "the applicant"),
        Role::FrontDesk => ("staf pelayanan", "the front desk"),
        Role::AgencyHead => ("Kepala Dinas", "the head of the agency"),
        Role::DivisionHead => ("Kepala Bidang", "the head of division"),
        Role::FunctionalOfficer => ("pejabat fungsional", "the functional officer"),
        Role::Verifier => ("verifikator", "the verifier"),
        Role::Authority => ("BSrE", "BSrE"),
        Role::Administrator => ("administrator", "the administrator"),
    }
}
