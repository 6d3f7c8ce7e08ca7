//! Certificate files: trying one.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Uji berkas sertifikat", "Test a certificate file";
    lead: "Periksa apakah berkas sertifikat Anda (.p12 atau .pfx) dapat dibuka dengan passphrase-nya, sebelum Anda memerlukannya. Berkas dan passphrase hanya dibuka di peramban ini dan tidak dikirim ke mana pun.", "See whether your certificate file (.p12 or .pfx) opens with its passphrase before you need it. File and passphrase are only opened in this browser and are sent nowhere.";
    what: "Halaman ini dapat dipakai siapa saja tanpa masuk, juga untuk berkas dari layanan lain.", "You need not log in to use this page, and it also takes files from other services.";
    file: "Berkas sertifikat", "Certificate file";
    file_hint: "Nama berkas biasanya berakhiran .p12 atau .pfx, dan ada di folder unduhan. Ukuran maksimal 1 MB.", "Its name usually ends in .p12 or .pfx, and it is in your downloads folder. Up to 1 MB.";
    choose: "Pilih berkas", "Choose a file";
    none_chosen: "Belum ada berkas yang dipilih", "No file chosen yet";
    passphrase: "Passphrase berkas", "Passphrase of the file";
    of_passphrase: " passphrase", " the passphrase";
    check: "Uji berkas", "Test the file";
    checking: "Menguji berkas …", "Testing the file …";

    no_file: "Pilih berkas sertifikat", "Choose the certificate file";
    empty: "Pilih berkas lain: berkas ini kosong. Unduh lagi sertifikat Anda, lalu pilih berkas yang baru", "Choose another file: this one is empty. Download your certificate again and choose the new file";
    too_large: "Pilih berkas lain: berkas sertifikat tidak lebih besar dari 1 MB", "Choose another file: a certificate file is no larger than 1 MB";
    unreadable: "Pilih berkas itu sekali lagi: peramban tidak dapat membacanya", "Choose the file once more: the browser can't read it";
    no_passphrase: "Isi passphrase berkas", "Enter the passphrase of the file";
    not_started: "Muat ulang halaman lalu coba lagi: berkas belum dapat diuji di peramban ini", "Reload the page and try again: the file can't be tested in this browser yet";
    not_pkcs12: "Pilih berkas .p12 atau .pfx: berkas ini bukan berkas sertifikat dengan kunci (PKCS#12), apa pun nama berkasnya", "Choose a .p12 or .pfx file: this is no certificate file with a key (PKCS#12), whatever its name says";
    damaged: "Unduh lagi sertifikat Anda, atau pilih salinan lain: berkas ini rusak atau terpotong", "Download your certificate again, or choose another copy: this file is damaged or cut off";
    wrong_passphrase: "Periksa passphrase Anda: tidak cocok dengan berkas ini. Bila Anda yakin passphrase itu benar, isi berkas mungkin berubah: coba salinan lain", "Check your passphrase: it does not open this file. If you are sure that it is right, the file may have been altered: try another copy";
    old_encryption: "Passphrase Anda benar dan berkas ini utuh, tetapi isinya dienkripsi dengan cara lama (3DES atau RC2) yang tidak didukung peramban. Pemilik, masa berlaku, dan kunci di dalamnya tidak dapat diuji di sini; ujilah dengan mengimpornya ke aplikasi tanda tangan Anda", "Your passphrase is right and the file is whole, but its content is encrypted in an old way (3DES or RC2) that browsers do not support. Its holder, validity and key can't be tested here; test it by importing it into your signing application";
    old_encryption_unchecked: "Berkas ini dienkripsi dengan cara lama (3DES atau RC2) yang tidak didukung peramban, sehingga isinya dan passphrase-nya tidak dapat diuji di sini; ujilah dengan mengimpornya ke aplikasi tanda tangan Anda", "This file is encrypted in an old way (3DES or RC2) that browsers do not support, so neither its content nor its passphrase can be tested here; test it by importing it into your signing application";
    unknown_protection: "Berkas ini dilindungi dengan cara yang tidak dikenal halaman ini; ujilah dengan mengimpornya ke aplikasi tanda tangan Anda", "This file is protected in a way that this page does not know; test it by importing it into your signing application";
    no_key: "Pilih berkas lain: berkas ini tidak memuat kunci, sehingga tidak dapat dipakai untuk menandatangani", "Choose another file: this one holds no key, so it can't be used to sign";
    no_certificate: "Pilih berkas lain: berkas ini memuat kunci, tetapi tidak memuat sertifikat", "Choose another file: this one holds a key, but no certificate";
    unknown_key: "Jenis kunci dalam berkas ini tidak dikenal halaman ini; ujilah dengan mengimpornya ke aplikasi tanda tangan Anda", "This page does not know the kind of key in this file; test it by importing it into your signing application";
    key_does_not_match: "Kunci dan sertifikat dalam berkas ini bukan pasangan, sehingga berkas ini tidak dapat dipakai untuk menandatangani. Unduh lagi sertifikat Anda, atau hubungi yang membuat berkas ini", "The key and the certificate in this file do not belong together, so it can't be used to sign. Download your certificate again, or ask whoever made the file";

    usable: "Berkas ini dapat dibuka dan kuncinya berfungsi", "This file opens and its key works";
    not_yet: "Berkas ini dapat dibuka, tetapi sertifikatnya belum berlaku", "This file opens, but its certificate is not valid yet";
    over: "Berkas ini dapat dibuka, tetapi sertifikatnya sudah berakhir", "This file opens, but its certificate has expired";
    tag_valid: "Berlaku", "Valid";
    tag_not_yet: "Belum berlaku", "Not valid yet";
    tag_over: "Sudah berakhir", "Expired";
    valid_until: "Sertifikat berlaku sampai ", "The certificate is valid until ";
    valid_from: "Sertifikat berlaku mulai ", "The certificate is valid from ";
    ended_on: "Sertifikat berakhir pada ", "The certificate expired on ";
    holder: "Pemegang", "Holder";
    organization: "Instansi", "Organisation";
    issuer: "Penerbit", "Issuer";
    from: "Berlaku mulai", "Valid from";
    until: "Berlaku sampai", "Valid until";
    serial: "Nomor seri", "Serial number";
    checked: "Yang diuji", "What was tested";
    whole: "Passphrase benar, dan isi berkas utuh.", "The passphrase is right, and the file's content is whole.";
    no_mac: "Passphrase benar. Berkas ini tidak memuat kode pemeriksa keutuhan (MAC).", "The passphrase is right. The file holds no code that would show changes (MAC).";
    pair: "Kunci dan sertifikat adalah pasangan.", "The key and the certificate belong together.";
    signature: "Tanda tangan uji yang dibuat dengan kunci ini cocok dengan sertifikatnya.", "A test signature made with the key was verified with its certificate.";
    chain_complete: "Sertifikat penerbit lengkap sampai akarnya: {}.", "The issuers' certificates are complete up to the root: {}.";
    chain_incomplete: "Sertifikat penerbit tidak lengkap; yang ada dalam berkas: {}. Sebagian aplikasi memerlukan yang lengkap.", "The issuers' certificates are not complete; the file holds: {}. Some applications need all of them.";
    chain_missing: "Berkas ini tidak memuat sertifikat penerbit. Sebagian aplikasi memerlukannya.", "The file holds no issuer's certificate. Some applications need it.";
    chain_unproven: "Tanda tangan penerbit pada sertifikat tidak dapat dipastikan dengan sertifikat penerbit dalam berkas ini.", "The issuer's signature on the certificate could not be verified with the issuer's certificate in the file.";
    self_signed: "Sertifikat ini tidak diterbitkan siapa pun: ditandatangani dengan kuncinya sendiri.", "Nobody issued this certificate: it is signed with its own key.";
    not_checked: "Halaman ini tidak menguji apakah penerbitnya diakui, dan apakah sertifikat sudah dicabut. Hari dihitung menurut jam perangkat ini.", "This page does not test whether the issuer is recognised, nor whether the certificate was revoked. Days are counted by this device's clock.";
    again: "Uji berkas lain", "Test another file";
}
