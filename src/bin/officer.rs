//! Mounts the officers' desk.

fn main() {
    perbarui::page::mount(perbarui::pages::officer::desk);
}
