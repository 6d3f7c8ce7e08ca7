//! Mounts the holder's app.

fn main() {
    perbarui::page::mount(perbarui::holder::app);
}
