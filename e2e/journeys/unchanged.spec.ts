// Kota Pekalongan, nothing changed: from the start page to a file that other programs open.
import { expectAccessible } from "../fixtures/axe";
import { judge } from "../fixtures/judges";
import { mailAtOnce } from "../fixtures/officer_mails";
import { CertificatePage, Sheet } from "../fixtures/pages";
import { PEKALONGAN, subject } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { PASSPHRASE, approve, fetchFile, finishLogIn, fromLetter, toLetter } from "../fixtures/walk";

test("Pekalongan without a change", async ({ backend, holder, other }) => {
  await mailAtOnce(backend, `verifikator@${PEKALONGAN}`);
  const sari = holder(`sari@${PEKALONGAN}`);
  const start = new Sheet(sari.page);
  await sari.page.goto("/");
  await expect(start.title("Perbarui sertifikat elektronik Anda")).toBeVisible();
  await expectAccessible(sari.page);
  await start.link("Mulai sekarang").click();
  await start.expectShown("Masuk");
  await finishLogIn(sari, expectAccessible);

  const mine = new CertificatePage(sari.page);
  await mine.expectShown(/^Sertifikat Anda berlaku sampai \d+ \w+ \d{4}, 1[12] hari lagi$/);
  await expectAccessible(sari.page);
  await toLetter(sari, expectAccessible);
  const reference = await fromLetter(sari, expectAccessible);

  const verifier = await other(`verifikator@${PEKALONGAN}`);
  await verifier.mailbox.next(new RegExp(`/petugas/permohonan/${reference}`));
  await approve(verifier, "Sari Wulandari", expectAccessible);

  const file = await fetchFile(sari, PASSPHRASE, expectAccessible);
  judge(file, PASSPHRASE, { subject: subject("Sari Wulandari", "Dinas Kesehatan", sari.email) });

  await mine.link("Ke Sertifikat saya").click();
  await mine.expectShown(/^Sertifikat Anda berlaku sampai /);
  await expect(mine.link(/^(Perbarui sertifikat|Ajukan penerbitan ulang)$/)).toHaveCount(0);
  await expectAccessible(sari.page);
});
