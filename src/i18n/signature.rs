//! What the electronic signatures of an uploaded PDF say.

use domain::moment::Zone;
use domain::signature::FileSignature;

use super::{fill, pick, time};

struct Text {
    by: &'static str,
    /// The signer claims it; a time stamp says so.
    at: [&'static str; 2],
    /// As `SinceSigned`.
    since: [&'static str; 3],
    /// As `SignatureVerdict`.
    verdict: [&'static str; 8],
}

const ID: Text = Text {
    by: "Ditandatangani elektronik oleh {}",
    at: [" pada {} menurut penanda tangan", " paling lambat {} menurut stempel waktu"],
    since: [
        "tidak berubah sejak itu",
        "sejak itu hanya ditambah tanda tangan lain",
        "berkas diubah setelah ditandatangani",
    ],
    verdict: [
        "penerbit sertifikatnya dikenal.",
        "penerbit sertifikatnya tidak dikenal, nama itu belum terbukti.",
        "penerbit sertifikatnya tidak diperiksa di sini, nama itu belum terbukti.",
        "sertifikatnya tidak berlaku untuk tanda tangan itu.",
        "sertifikatnya tidak berlaku untuk tanda tangan itu.",
        "Tanda tangan elektronik tidak sah: isi berkas bukan yang ditandatangani.",
        "Tanda tangan elektronik tidak sah: tidak cocok dengan sertifikatnya.",
        "Tanda tangan elektronik tidak dapat diperiksa.",
    ],
};

const EN: Text = Text {
    by: "E-signed by {}",
    at: [" on {} according to the signer", " by {} according to a time stamp"],
    since: ["unchanged since", "only other signatures added since", "file changed after signing"],
    verdict: [
        "certificate issuer known.",
        "certificate issuer unknown, name unproven.",
        "certificate issuer not checked here, name unproven.",
        "certificate not valid for this.",
        "certificate not valid for this.",
        "E-signature not valid: the file is not what was signed.",
        "E-signature not valid: it does not match its certificate.",
        "E-signature cannot be checked.",
    ],
};

/// The sentence on one signature.
pub fn sentence(signature: &FileSignature, zone: Zone) -> String {
    let t = pick(&ID, &EN);
    let verdict = t.verdict[signature.verdict as usize];
    if !signature.verdict.is_right() {
        return verdict.into();
    }
    let mut by = fill(t.by, &signature.signer);
    if !signature.organization.is_empty() {
        by = [&by, " (", &signature.organization, ")"].concat();
    }
    if let Some(at) = signature.signed_at {
        let at_words = t.at[usize::from(signature.time_stamped)];
        by.push_str(&fill(at_words, &time::moment(at, zone)));
    }
    [by.as_str(), t.since[signature.since as usize], verdict].join("; ")
}
