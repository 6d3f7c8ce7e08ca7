//! The web worker that makes key pairs and PKCS#12 files.

fn main() {
    perbarui::worker::scope::serve(perbarui::crypto_worker::work);
}
