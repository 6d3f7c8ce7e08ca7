//! Mounts the officers' office.

fn main() {
    perbarui::app::mount(perbarui::app::office::app);
}
