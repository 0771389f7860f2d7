/** Names and roles of the people in the stories, with the pronoun that each goes by. */
import type { PersonSlot } from '../wording/scene.ts';

const she = (name: string): PersonSlot => ({ kind: 'person', name, pronoun: 'she' });
const he = (name: string): PersonSlot => ({ kind: 'person', name, pronoun: 'he' });

/** Commas separate, as some names have two parts. */
const listed = (names: string): string[] => names.split(',').map((name) => name.trim());

const women = listed(`
  Mia, Anna, Lena, Sara, Nora, Ella, Ruth, Clara, Amina, Priya, Yuki, Zoe, Maria, Ines, Leila, Emma, Olivia, Grace, Hannah,
  Abigail, Chloe, Megan, Rhiannon, Niamh, Saoirse, Eilidh, Isla, Freya, Ingrid, Astrid, Solveig, Aino, Elina, Katarina,
  Svetlana, Oksana, Daria, Milena, Jelena, Ana, Ioana, Eszter, Dorottya, Agnieszka, Magda, Zuzana, Elif, Zeynep, Aylin,
  Fatima, Yasmin, Noor, Salma, Huda, Shirin, Parisa, Tamar, Noa, Shira, Ananya, Lakshmi, Meera, Kavita, Sunita, Nimali,
  Thandiwe, Zanele, Nomsa, Amara, Chidinma, Ngozi, Folake, Adwoa, Abena, Wanjiru, Akinyi, Makena, Mei, Xiu, Lin, Hui Min,
  Sakura, Haruka, Aiko, Ji-woo, Soo-ah, Minji, Linh, Thuy, Putri, Dewi, Siti, Malia, Leilani, Aroha, Marama, Camila,
  Valentina, Lucia, Sofia, Ximena, Guadalupe, Beatriz, Joana, Larissa, Chiara, Giorgia, Amelie, Manon, Margot, Heidi,
  Annika, Femke, Sanne, Winona, Aiyana, Shanice, Keisha, Brianna, Savannah, Brooke, Harper, Paige, Mary Ann`);

const men = listed(`
  Ben, Tom, Leo, Max, Noah, Omar, Paul, Luis, Ravi, Sam, Jack, Ivan, Hugo, Adam, Kofi, Liam, Ethan, Mason, Oliver, Harry,
  George, Owen, Dylan, Gareth, Fergus, Ciaran, Declan, Angus, Hamish, Lars, Bjorn, Erik, Mikko, Antti, Nikolai, Dmitri,
  Bohdan, Taras, Marek, Tomasz, Pavel, Jiri, Laszlo, Gabor, Radu, Goran, Luka, Emre, Mehmet, Kerem, Hassan, Yusuf, Khalid,
  Karim, Ibrahim, Dariush, Reza, Eitan, Ariel, Arjun, Vikram, Rohan, Sanjay, Imran, Bilal, Nuwan, Sipho, Themba, Kwame,
  Yaw, Emeka, Obinna, Tunde, Babajide, Kamau, Otieno, Juma, Wei, Jun, Chen, Ming, Haruto, Kenji, Takeshi, Min-jun, Seo-jun,
  Duc, Minh, Budi, Agus, Rizal, Kai, Keoni, Tama, Wiremu, Mateo, Diego, Santiago, Andres, Rafael, Thiago, Joao, Marco,
  Matteo, Luca, Antoine, Julien, Theo, Felix, Jonas, Bram, Joost, Stavros, Nikos, Tyrone, DeShawn, Marcus, Wyatt, Austin,
  Caleb, Hunter, Jean-Luc`);

export const givenNames: readonly PersonSlot[] = [...women.map(she), ...men.map(he)];

const womenByRole = listed(`
  my aunt, my mother, my mum, my sister, my grandmother, my cousin Ada, the baker, our teacher, a nurse, the librarian,
  a florist, the mayor, a tailor, the caretaker, a potter, the cook, our neighbour, a farmer's wife, the vet, a student,
  Mrs Lindqvist, Mrs Okafor, Mrs Patel, Ms Rivera, Miss Hall, Ms Nakamura, Mrs Kowalski, Aunt Rosa, Grandma, Coach Bianchi,
  Dr Mensah, a shopkeeper, the beekeeper, the gym teacher`);

const menByRole = listed(`
  my uncle, my father, my dad, my brother, my grandfather, my cousin Joe, the gardener, a farmer, the butcher, a plumber,
  the postman, a carpenter, the janitor, a fisherman, the chef, a taxi driver, the headmaster, a painter, the shepherd,
  a cyclist, Mr Adeyemi, Mr Novak, Mr Tanaka, Mr Silva, Mr Baker, Mr Haddad, Mr Larsen, Uncle Pete, Grandpa, Coach Dimitrov,
  Dr Rahman, a stallholder, the miller, the scout leader`);

/** People by what they are. */
export const roles: readonly PersonSlot[] = [...womenByRole.map(she), ...menByRole.map(he)];
