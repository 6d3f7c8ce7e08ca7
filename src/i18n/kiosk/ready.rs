//! The page that checks whether a terminal is ready.

use super::super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    link: "Kesiapan terminal", "Terminal readiness";
    title: "Periksa kesiapan terminal", "Check that this terminal is ready";
    lead: "Untuk Anda yang memasang terminal ini. Periksa satu per satu, lalu kirim hasilnya ke server.", "For whoever sets this terminal up. Go through the checks, then send the result to the server.";
    passed: "Berfungsi", "Works";
    failed: "Bermasalah", "Does not work";
    skipped: "Belum diperiksa", "Not checked";
    yes: "Ya", "Yes";
    no: "Tidak", "No";

    network: "Jaringan", "Network";
    measuring: "Mengukur", "Measuring";
    answered: "Server menjawab {} dari {} permintaan.", "The server answered {} of {} requests.";
    middle: "Waktu jawab tengah: {} milidetik.", "Median time to answer: {} milliseconds.";
    slow: "Jaringan ini lambat untuk kios. Pakai kabel, atau minta petugas jaringan memeriksanya.", "This network is slow for a kiosk. Use a cable, or ask your network staff to look into it.";
    network_failed: "Periksa kabel jaringan, alamat IP, dan proksi kantor, lalu ukur lagi.", "Check the network cable, the IP address and the office's proxy, then measure again.";
    again: "Ukur lagi", "Measure again";

    clock: "Jam", "Clock";
    clock_equal: "Jam terminal ini sama dengan jam server.", "This terminal's clock agrees with the server's.";
    clock_ahead: "Jam terminal ini mendahului jam server {} detik.", "This terminal's clock is {} seconds ahead of the server's.";
    clock_behind: "Jam terminal ini tertinggal {} detik dari jam server.", "This terminal's clock is {} seconds behind the server's.";
    clock_unknown: "Jam dapat dibandingkan setelah server menjawab.", "The clock can be compared once the server answers.";
    clock_failed: "Selisihnya lebih dari {} detik. Jalankan “timedatectl set-ntp true” di komputer ini, lalu ukur lagi.", "That is more than {} seconds. Run “timedatectl set-ntp true” on this computer, then measure again.";

    screen: "Layar dan huruf", "Screen and characters";
    screen_size: "Ukuran halaman di layar ini: {} × {} piksel.", "Size of the page on this screen: {} × {} pixels.";
    screen_small: "Layar ini terlalu kecil. Pakai layar 1080 × 1920 atau 1920 × 1080; periksa juga resolusi dan perbesarannya.", "This screen is too small. Use one of 1080 × 1920 or 1920 × 1080; check its resolution and scaling, too.";
    screen_ask: "Terbacakah semua tanda ini, tanpa kotak kosong?", "Can you read all of these characters, with no empty boxes among them?";
    characters: "Aa Gg Qq Yy 0 O 1 l I “ ” – × · ≥ ← → é ñ", "Aa Gg Qq Yy 0 O 1 l I “ ” – × · ≥ ← → é ñ";
    characters_failed: "Pasang huruf yang lengkap di komputer ini (paket fonts-dejavu-core), lalu nyalakan ulang.", "Install complete fonts on this computer (package fonts-dejavu-core), then restart it.";

    touch: "Layar sentuh", "Touch screen";
    touch_here: "Sentuh di sini dengan jari", "Touch here with a finger";
    touch_dead: "Tidak bereaksi", "It does not react";
    touch_pointer: "Itu tetikus, bukan sentuhan jari.", "That was a mouse, not a finger.";
    touch_failed: "Periksa kabel USB layar, lalu nyalakan ulang. Layar yang tidak dikenali Linux memerlukan penggerak dari pembuatnya.", "Check the screen's USB cable, then restart. A screen that Linux does not recognise needs its maker's driver.";

    keyboard: "Papan ketik di layar", "On-screen keyboard";
    keyboard_type: "Ketik {} dengan tombol di layar", "Type {} with the keys on the screen";
    keyboard_dead: "Tidak bisa diketik", "It can't be typed";
    keyboard_other: "Itu diketik dengan papan ketik yang terpasang. Kosongkan isian ini, lalu pakai tombol di layar.", "That was typed on the attached keyboard. Clear this field, then use the keys on the screen.";
    keyboard_failed: "Periksa layar sentuh dahulu, lalu buka halaman ini lagi.", "Check the touch screen first, then open this page again.";
    attached: "Papan ketik yang terpasang", "Attached keyboard";
    attached_type: "Ketik {} dengan papan ketik itu; lewati bila tidak ada", "Type {} on that keyboard; skip this if there is none";
    attached_other: "Itu diketik dengan tombol di layar. Kosongkan isian ini, lalu pakai papan ketik yang terpasang.", "That was typed with the keys on the screen. Clear this field, then use the attached keyboard.";
    attached_failed: "Periksa sambungan USB papan ketik itu. Untuk memakai kios, papan ketik di layar sudah cukup.", "Check its USB connection. To use the kiosk, the keyboard on the screen is enough.";
    word: "Surat-7", "Surat-7";

    camera: "Kamera", "Camera";
    camera_lead: "Kamera tidak wajib: surat juga dapat datang dari ponsel.", "A camera is optional: letters can also come from a phone.";
    camera_none: "Peramban ini tidak menemukan kamera.", "This browser finds no camera.";
    camera_on: "Nyalakan kamera", "Start the camera";
    camera_off: "Matikan kamera", "Stop the camera";
    camera_ask: "Tampakkah gambar yang terang dan tajam?", "Do you see a bright and sharp picture?";
    camera_dull: "Bersihkan lensa, tambah cahaya, dan atur jarak kamera ke kertas.", "Clean the lens, add light, and adjust the distance from camera to paper.";
    camera_missing: "Kamera tidak ditemukan. Periksa sambungannya, lalu coba lagi.", "No camera was found. Check its connection, then try again.";
    camera_refused: "Peramban tidak mengizinkan kamera. Alamat layanan ini harus tertulis di VideoCaptureAllowedUrls dalam kebijakan Chromium (policy.json).", "The browser does not allow the camera. This service's address must stand in VideoCaptureAllowedUrls of Chromium's policy (policy.json).";
    camera_busy: "Kamera tidak dapat dinyalakan. Hentikan program lain yang memakainya, atau cabut dan pasang lagi kameranya.", "The camera can't be started. Stop other programs that use it, or unplug it and plug it in again.";
    camera_lost: "Kamera terlepas atau berhenti. Periksa kabelnya, lalu coba lagi.", "The camera was unplugged or stopped. Check its cable, then try again.";
    camera_black: "Gambarnya hitam. Buka penutup lensanya atau tambah cahaya.", "The picture is black. Uncover the lens or add light.";

    qr: "Kode QR", "QR code";
    qr_lead: "Kode ini sama besar dengan kode untuk surat.", "This code is as large as those for letters.";
    qr_show: "Tampilkan kode QR", "Show the QR code";
    qr_name: "Kode QR percobaan", "QR code to try";
    qr_ask: "Pindai dengan ponsel. Apakah terbuka halaman yang menyebut terminal ini dan menampilkan angka yang sama?", "Scan it with a phone. Does a page open that names this terminal and shows the same digits?";
    qr_failed: "Terangkan layar, hindari pantulan lampu, dan pastikan ponsel dapat membuka alamat {}.", "Make the screen brighter, avoid reflections, and make sure that the phone can open the address {}.";

    policy: "Pembatasan peramban", "Restrictions of the browser";
    policy_lead: "Kebijakan Chromium, sejauh dapat diketahui halaman ini:", "Chromium's policy, as far as this page can tell:";
    policy_notifications: "pemberitahuan dimatikan", "notifications are shut off";
    policy_clipboard: "pembacaan papan klip dimatikan", "reading the clipboard is shut off";
    policy_camera: "kamera diizinkan untuk alamat ini tanpa bertanya", "this address may use the camera without a question";
    in_force: "berlaku", "in force";
    not_in_force: "tidak berlaku", "not in force";
    policy_failed: "Jalankan install.sh dari deploy/kiosk dengan alamat layanan ini, lalu nyalakan ulang komputer ini.", "Run install.sh of deploy/kiosk with this service's address, then restart this computer.";
    policy_ask: "Coba sendiri: sentuh lama tulisan ini; dengan papan ketik yang terpasang, tekan Ctrl+P, Ctrl+S, Ctrl+O, Ctrl+T, dan F12. Adakah menu, dialog, atau jendela yang terbuka?", "Try it: touch this text for a while; on an attached keyboard press Ctrl+P, Ctrl+S, Ctrl+O, Ctrl+T and F12. Does a menu, a dialog or a window open?";
    nothing_opens: "Tidak terbuka apa pun", "Nothing opens";
    something_opens: "Terbuka sesuatu", "Something opens";
    policy_unseen: "Unduhan, pencetakan, dialog berkas, alat pengembang, dan alamat lain tidak terlihat oleh halaman mana pun. Periksa bagian itu di komputernya, menurut deploy/kiosk/README.md.", "Downloads, printing, file dialogs, developer tools and other addresses can be seen by no page. Check those on the computer itself, as deploy/kiosk/README.md says.";

    report: "Hasil", "Result";
    report_lead: "Yang belum Anda periksa dikirim sebagai belum diperiksa.", "What you did not check is sent as not checked.";
    send: "Kirim hasil", "Send the result";
    reported: "Server menyimpan hasil ini; administrator melihatnya di halaman Kios.", "The server keeps this result; administrators see it on the page Kiosks.";
    leave: "Ke layar awal", "Go to the first screen";
}
