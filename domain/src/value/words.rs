//! Words for a proposed passphrase.

/// Returns a phrase of five words, one for each random number, using nine bits of each: 45 bits. With `classes` required,
/// the first word has a capital and a digit ends the phrase.
///
/// It may contain the holder's name by chance: check it, and use new numbers then.
pub fn propose(random: &[u16; 5], classes: bool) -> String {
    let mut phrase = String::new();
    for &number in random {
        if !phrase.is_empty() {
            phrase.push('-');
        }
        phrase.push_str(word(number));
    }
    if classes {
        phrase[..1].make_ascii_uppercase();
        phrase.push('-');
        // The remaining seven bits.
        phrase.push(char::from(b'0' + u8::try_from((random[4] >> 9) % 10).unwrap_or(0)));
    }
    phrase
}

fn word(number: u16) -> &'static str {
    WORDS.split(' ').nth(usize::from(number & 511)).unwrap_or("")
}

/// 512 well-known, inoffensive Indonesian words of 4 to 7 letters. Any two differ in more than one letter; none is in
/// the list of common passwords.
pub const WORDS: &str = "\
abadi acara ajaib akrab aktif alamat ambil amplop ampuh aneka anggur angin angsa anyam atlet badan bagus bahasa \
bakau bakso balai balok bambu bangau bangun bantal baris basah batang batas batik bayam bebas bebek becak bekal \
belah belajar belut benar bening benteng benua berani bersih betul biasa bibit bicara bijak biola boneka botol \
budaya bukit bulan bunga bunyi burung busur butir cabai cabang cahaya cakap candi cangkir capung cepat cerah \
cerdas cerita cermin cicak cincin cipta cocok cokelat corak cuaca cukup daerah daftar dagang dahan dalam damai \
danau dapat dapur dasar dekat delman delta denah dengar depan derap dinding dingin dokter domba dompet dongeng \
dorong duduk dunia durian duyung embun empuk endap energi fajar famili fauna figur flora fokus fungsi gabung \
gading gagah gambar gamelan ganda garam garpu gedung gelang gelas gembira genap gendang gerak gerbang gergaji \
getah gigih giliran girang gitar gotong gudang gugus gulai guling gunung gurame gurih gurun habis hadiah hadir \
halaman halus hampar hangat harimau harta harum hasil hebat hewan hiasan hibur hidup hijau hilir himpun hitung \
hujan huruf ibarat iklan iklim imbang impian induk ingat intan irama istana jagung jahit jalan jalur jangkar \
jarak jaring jemput jendela jenis jeruk jinak joget juara judul jujur jumlah kabut kacang kakak kalung kamar \
kamus kanal kancil karcis karet kartu karya kasih kasur kawan kebaya kebun kecap kecil kedai kedelai kelapa \
kelinci kemah kemeja kenari kendi kenyang kerang keris kerja kertas kesan ketik kicau kijang kilat kipas kisah \
kolam koleksi kompak koran kotak kuali kubis kulit kumbang kuning kunyit kurma kursi kutip ladang lajur laksana \
lampu lancar langit langkah langsat lantai lapis laron latih lawas layak lebah lekas lemari lembar lembut \
lengkap lentera lereng lestari letak lilin limau lincah lintas lipat lirik logam loncat lontar lubuk lukis lumba \
lumbung lurus mahir mainan majalah makan makmur mandiri mangga manggis manik mantap marmer masak mawar mayang \
mebel medali mekar melati melodi melon menang menara menawan mentari meriah merica merpati mesin mesra metode \
mewah mimpi minat minum minyak mitra mobil modal motif motor mudah mulia muncul mungil murid murni musik mutiara \
nafas nakhoda nampan nangka nasib naung nelayan nenek neraca netral niaga nikmat nilai nipah nuansa nyala nyaman \
nyanyi nyiur obrol olahan ombak ongkos opera optik orang oranye pabrik padat paduan pagar paham pakai pandai \
pandu panen panggil panjang pantun papan parade parit parkir pasang pasir pasti patuh patung pedas peduli pegang \
pelana pelangi pelita peluit pendek penting penuh penyu pepaya perahu peran periang permata pesisir pesona pesta \
petani petir pinang pindah pinggir pinjam pintar piring pondok praktis prangko pulang puncak pusaka rakyat \
rangkai rantau rebana rebung rezeki remaja rempah rencana rentak rimbun rindang ringan ringkas rumput rupiah \
sahabat saling saluran sambal sambut samping sampul samudra sanggar sanggup santan sarang saudara segera sejarah \
sekolah selaras selasih seledri selesai sendok sentosa senyum sepatu sepeda seragam serambi serasi serbuk seribu \
serius simpan singgah singkat sulung sumber sungai syukur tambah tanding tangan tanjung tebing teknik teladan \
telaga tembang tembok tempat tempuh tengah tepung teratai terbit terima terong tinggi tolong topeng tupai \
tukang tumbuh tumpeng tunggal undang unggas unggul wahana warung wawasan wibawa wilayah wisata wisuda yayasan \
zaitun";
