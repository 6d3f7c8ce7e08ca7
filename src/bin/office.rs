//! Mounts the officers' office.

fn main() {
    perbarui::page::mount(perbarui::pages::officer::office);
}
