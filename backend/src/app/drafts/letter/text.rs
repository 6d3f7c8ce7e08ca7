//! What the draft of a letter says besides the agency's wording: in Indonesian only, as it goes to the office.

use domain::person::DataField;

pub const TITLE: &str = "Draf surat";
pub const NUMBER: &str = "Nomor: ..............................";
pub const ADDRESS: &str =
    "Alamat: ....................................................................................";
pub const SUBJECT: &str = "Hal";
pub const TO: &str = "Yth. ";
pub const PLACE_AND_DATE: &str = "......................, ...................... 20....";
pub const SIGNATURE: &str = "(tanda tangan dan stempel dinas, atau tanda tangan elektronik)";
pub const SIGNER: &str = "Nama: ........................................";
pub const SIGNER_POSITION: &str = "Jabatan: ....................................";
pub const SIGNER_NIP: &str = "NIP: ...........................................";
pub const CHANGES_HEAD: [&str; 3] = ["Data", "Semula", "Menjadi"];

/// Returns the name of a datum.
pub const fn field(field: DataField) -> &'static str {
    match field {
        DataField::Name => "Nama",
        DataField::Nik => "NIK",
        DataField::Nip => "NIP",
        DataField::Email => "E-mail dinas",
        DataField::Mobile => "Nomor ponsel",
        DataField::Unit => "Unit kerja",
        DataField::Position => "Jabatan",
        DataField::Rank => "Pangkat/golongan",
    }
}

/// Returns the number of a page; a letter of one page has none.
pub fn page_of(page: usize, pages: usize) -> String {
    if pages > 1 { page.to_string() } else { String::new() }
}
