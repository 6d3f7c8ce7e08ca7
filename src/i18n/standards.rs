//! The service standards of all agencies.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Standar pelayanan", "Service standards";
    lead: "Setiap instansi memiliki standar pelayanannya sendiri. Sertifikat diterbitkan oleh BSrE; lama proses di BSrE di luar kewenangan Dinas.", "Each agency has its own service standard. Certificates are issued by BSrE; the office does not control how long BSrE takes.";
    whole: "Standar pelayanan lengkap dan bagan prosedur", "Full standard with procedure chart";
    language: "", "?bahasa=en";
}
