/** Places of the stories, with their articles, and names of towns. */
const listed = (names: string): readonly string[] => names.split(',').map((name) => name.trim());

/** Each can be where something happens and, as an organisation, who buys or owns something. */
export const places = listed(`
  the school, the library, a hotel, a sports club, the museum, a hospital, a bakery, the allotment society, a restaurant,
  the theatre, a cinema, the zoo, a garden centre, the town hall, a nursing home, the kindergarten, a summer camp,
  the youth club, a campsite, the swimming pool, a farm, a vineyard, the village shop, a bookshop, a toy shop, the café,
  a canteen, a factory, the workshop, a laundry, the post office, a bike shop, the tennis club, a choir, the orchestra,
  the fire station, a youth hostel, the chess club, a dance school, an art school, the university, a science centre,
  an aquarium, the animal shelter, a riding school, the community centre, a food bank, the scout group, a hair salon,
  the rowing club, a ferry company, the botanical garden`);

export const towns = listed(`
  Leeds, Porto, Springfield, Kandy, Norwich, Galway, Dundee, Cardiff, Bergen, Uppsala, Turku, Tartu, Gdansk, Brno, Graz,
  Bern, Ghent, Lille, Nantes, Girona, Bologna, Split, Sofia, Izmir, Haifa, Amman, Shiraz, Pune, Kochi, Dhaka, Hue, Cebu,
  Osaka, Daegu, Penang, Perth, Dunedin, Hilo, Suva, Accra, Kano, Kisumu, Mombasa, Durban, Lusaka, Tunis, Fez, Salvador,
  Rosario, Cusco, Merida, Puebla, Austin, Denver, Portland, Boise, Halifax, Kingston, Madison, Savannah, Little Creek`);
