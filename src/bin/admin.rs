//! Mounts the officers' administration.

fn main() {
    perbarui::page::mount(perbarui::pages::officer::administration);
}
