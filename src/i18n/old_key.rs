//! Proof that the holder has the key of the present certificate.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Buktikan kunci lama ada pada Anda", "Prove that you have the present key";
    lead: "Bila berkas sertifikat Anda yang sekarang (.p12 atau .pfx) ada di perangkat ini, kuncinya dapat menandatangani permintaan untuk kunci baru Anda. Petugas lalu melihat bahwa kunci sertifikat itu ada pada Anda.", "If the file of your present certificate (.p12 or .pfx) is on this device, its key can sign the request for your new key. The officers then see that you have the key of that certificate.";
    what: "Bukti ini tidak wajib. Berkas, passphrase, dan kunci tidak meninggalkan peramban ini; yang dikirim hanya sertifikat dan tanda tangannya.", "You need not do this. File, passphrase and key do not leave this browser; only the certificate and the signature are sent.";
    application: "Permohonan", "Application";
    serial: "Nomor seri sertifikat sekarang", "Serial number of the present certificate";
    prove: "Buat bukti", "Make the proof";
    proving: "Membuat bukti …", "Making the proof …";
    other_certificate: "Pilih berkas sertifikat Anda yang sekarang: sertifikat dalam berkas ini lain dari yang tercatat, atau penerbitnya tidak dikenal layanan ini", "Choose the file of your present certificate: the certificate in this file is not the one on record, or this service does not know its issuer";
    proved: "Kunci lama sudah dibuktikan", "The present key has been proved";
    proved_at: "Dibuktikan pada {}. Petugas melihatnya pada permohonan Anda.", "Proved on {}. The officers see it with your application.";
    nothing: "Belum ada yang dapat dibuktikan", "There is nothing to prove now";
    nothing_body: "Bukti ini dapat dibuat setelah permohonan Anda terkirim dan passphrase untuk kunci baru dibuat, sampai sertifikat baru terbit.", "You can make this proof once your application has been sent and the passphrase for the new key is set, until the new certificate is issued.";
    not_comparable: "Bukti tidak dapat dibuat untuk sertifikat ini", "The proof can't be made for this certificate";
    not_comparable_body: "Bukti hanya dapat dibuat dengan sertifikat yang tercatat lengkap di layanan ini dan tidak ditangguhkan atau dicabut. Permohonan Anda diproses tanpa bukti ini.", "The proof can only be made with a certificate that is fully on record here and is neither suspended nor revoked. Your application goes on without this proof.";
    to_certificate: "Ke Sertifikat saya", "To My certificate";
}
