// A certificate that has ended is issued anew, with a new key pair. The same wizard, other words.
import { expectAccessible } from "../fixtures/axe";
import { judge } from "../fixtures/judges";
import { CertificatePage } from "../fixtures/pages";
import { MERANTI, PEKALONGAN, subject } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { PASSPHRASE, approve, fetchFile, fromLetter, logIn, toLetter } from "../fixtures/walk";

for (const [place, officer] of [[PEKALONGAN, "verifikator"], [MERANTI, "bsre"]] as const) {
  test(`an expired certificate is issued anew: ${place}`, async ({ holder, other }) => {
    const joko = holder(`joko@${place}`);
    await logIn(joko);
    const mine = new CertificatePage(joko.page);
    await mine.expectShown(/^Sertifikat Anda berakhir pada /);
    await expect(joko.page.getByText("pengguna tidak terdaftar")).toBeVisible();
    await expect(mine.link("Ajukan penerbitan ulang")).toBeVisible();
    await expectAccessible(joko.page, "sertifikat-berakhir");
    await toLetter(joko);
    await fromLetter(joko);
    await approve(await other(`${officer}@${place}`), "Joko Santosa");
    const file = await fetchFile(joko);
    judge(file, PASSPHRASE, { subject: subject("Joko Santosa", "Badan Keuangan Daerah", joko.email) });
    await mine.link("Ke Sertifikat saya").click();
    await mine.expectShown(/^Sertifikat Anda berlaku sampai /);
  });
}
