"""Labels and headings of old reviews in the languages that the package ships.

By the keys of roles, facts and fields; the names of one key are parted by "|".
"""

from collections.abc import Mapping

ROLES: Mapping[str, str] = {
    "director": "director|directors|directed by|direction|regie|regisseur|regisseurin|regie führte"
    "|réalisateur|réalisatrice|réalisateurs|réalisation|réalisé par|un film de|a film by",
    "creator": "creator|creators|created by|schöpfer|idee|créateur|créatrice|créateurs|créé par"
    "|créée par",
    "writer": "writer|writers|written by|author|authors|screenplay|screenplay by|script"
    "|screenwriter|story by|autor|autorin|autoren|drehbuch|buch|geschrieben von|auteur|auteure"
    "|autrice|auteurs|scénario|scénariste|écrit par",
    "cast": "cast|starring|stars|actors|actor|featuring|with|voices|voice cast|darsteller"
    "|besetzung|schauspieler|mit|mit dabei|in den hauptrollen|hauptdarsteller|sprecher|avec"
    "|distribution|acteurs|acteur|casting|interprètes|voix",
    "producer": "producer|producers|produced by|produzent|produzenten|produziert von"
    "|producteur|producteurs|produit par",
    "composer": "composer|composers|music|music by|score by|soundtrack|musik|musik von|komponist"
    "|musique|musique de|compositeur|compositeurs",
    "studio": "studio|studios|production company|production companies|production|produktion"
    "|produktionsfirma|société de production|animation studio",
    "network": "network|channel|sender|chaîne|diffuseur|réseau",
    "developer": "developer|developers|developed by|entwickler|entwickelt von|développeur"
    "|développeurs|développé par|développement",
    "publisher": "publisher|publishers|published by|verlag|herausgeber|veröffentlicht von"
    "|éditeur|éditeurs|édité par|publié par|maison d'édition",
    "platform": "platform|platforms|available on|system|systems|systeme|plattform|plattformen"
    "|plateforme|plateformes|plates-formes|console|consoles|konsole|konsolen|support|supports"
    "|reviewed on|tested on|getestet auf|testé sur",
    "designer": "designer|designers|designed by|design|gestaltet von|spieleautor|conçu par"
    "|concepteur|game designer",
    "artist": "artist|artists|band|künstler|künstlerin|interpret|interpreten|artiste|artistes"
    "|groupe|interprète",
    "label": "label|labels|record label|plattenlabel|plattenfirma|maison de disques",
    "narrator": "narrator|narrators|read by|narrated by|gelesen von|vorgelesen von|lu par"
    "|narrateur|lecteur",
    "illustrator": "illustrator|illustrators|illustrated by|illustrations|illustriert von"
    "|illustrationen|illustrateur|illustratrice|illustré par",
    "translator": "translator|translators|translated by|translation|übersetzer|übersetzerin"
    "|übersetzung|übersetzt von|aus dem englischen von|traducteur|traductrice|traduction"
    "|traduit par",
}
FACTS: Mapping[str, str] = {
    "duration": "running time|runtime|run time|length|duration|laufzeit|dauer|länge|spieldauer"
    "|filmlänge|durée|time",
    "release_date": "release date|released|release|publication date|published|air date|premiere"
    "|premiered|veröffentlichung|erscheinungsdatum|erschienen|kinostart|start|erscheint"
    "|veröffentlicht|date de sortie|sortie|date de parution|parution|publication",
    "country": "country|countries|country of origin|land|länder|produktionsland|herkunftsland"
    "|pays|pays d'origine|origine",
    "language": "language|languages|sprache|sprachen|originalsprache|langue|langues",
    "certificate": "certificate|certification|rated|age rating|classification|mpaa|mpaa rating"
    "|fsk|usk|pegi|bbfc|altersfreigabe|freigabe|classification d'âge",
    "seasons": "season|seasons|number of seasons|staffel|staffeln|saison|saisons|nombre de saisons",
    "episodes": "episodes|number of episodes|episoden|folgen|folgenzahl|épisodes|nombre d'épisodes",
    "pages": "pages|page count|number of pages|seiten|seitenzahl|umfang|nombre de pages",
    "isbn": "isbn|isbn-10|isbn-13|isbn10|isbn13",
    "format": "format|formats|ausgabe|binding|einband",
    "tracks": "tracks|number of tracks|track count|titelanzahl|anzahl titel|pistes"
    "|nombre de pistes",
    "players": "players|number of players|player count|spieler|spieleranzahl|spielerzahl"
    "|anzahl spieler|joueurs|nombre de joueurs",
}
FIELDS: Mapping[str, str] = {
    "genre": "genre|genres|genre(s)|category|categories|kategorie|kategorien|catégorie"
    "|catégories|sparte",
    "year": "year|release year|year of release|jahr|erscheinungsjahr|produktionsjahr|année"
    "|année de sortie|année de production",
    "title": "title|titel|titre|film|game|book|album|spiel|jeu|livre"
    "|movie|film title|book title|movie title|game title|filmtitel"
    "|buchtitel|titre du film|reviewed work|work",
    "original_title": "original title|originaltitel|titre original|titre d'origine|aka"
    "|original name",
    "work_type": "type|type of work|medium|media|media type|art|kind|typ|genre d'œuvre",
    "link": "official site|official website|website|web site|homepage|webseite|website des films"
    "|offizielle seite|offizielle website|site officiel|site web|imdb|wikipedia|trailer",
}
HEADS: Mapping[str, str] = {
    "pros": "pros|pro|the pros|good|the good|goods|the good stuff|likes|like|liked|i liked"
    "|what i liked|what we liked|what we like|what i like|we liked|we like|loved|what i loved"
    "|what we loved|positives|positive|the positives|plus|pluses|plus points|strengths|highlights"
    "|highs|the highs|upsides|upside|advantages|hits|what works well|what worked well"
    "|what works|what worked|best|the best|thumbs up"
    "|good points|good stuff|reasons to buy|vorteile|stärken|positiv|positives|das gute|gut|gutes"
    "|pluspunkte|gefällt uns|gefällt|das gefällt|was gefällt|was uns gefällt|was uns gefallen hat"
    "|was mir gefällt|was mir gefallen hat|hat gefallen|das hat gefallen|top|lob|dafür spricht"
    "|les plus|le plus|points forts|les points forts|point fort|on aime|on a aimé|j'ai aimé"
    "|ce qu'on aime|ce qu'on a aimé|ce que j'ai aimé|ce que nous avons aimé|pour|les pour|le pour"
    "|avantages|les avantages|positif|le positif|points positifs|les points positifs|qualités"
    "|les qualités|le bon|le meilleur|forces|les +|le +|+|++|✓|✔|👍|➕",
    "cons": "cons|con|contra|the cons|bad|the bad|bads|the bad stuff|dislikes|dislike|disliked"
    "|i disliked|what i disliked|what we disliked|what i didn't like|what we didn't like"
    "|didn't like|what we did not like|what i did not like|we didn't like|hated|what i hated"
    "|what we hated|negatives|negative|the negatives|minus|minuses|minus points|weaknesses"
    "|lows|the lows|downsides|downside|disadvantages|drawbacks|misses|the not so good|not so good"
    "|what doesn't|what didn't|what doesn't work"
    "|what didn't work|worst|the worst|thumbs down|bad points|bad stuff|reasons to avoid"
    "|nachteile|schwächen|negativ|negatives|das schlechte|schlecht|schlechtes|minuspunkte"
    "|gefällt uns nicht|gefällt nicht|das gefällt nicht|was nicht gefällt|was uns nicht gefällt"
    "|was uns nicht gefallen hat|was mir nicht gefällt|was mir nicht gefallen hat"
    "|hat nicht gefallen|das hat nicht gefallen|flop|kritikpunkte|dagegen spricht"
    "|les moins|le moins|points faibles|les points faibles|point faible|on n'aime pas"
    "|on aime moins|on a moins aimé|on n'a pas aimé|je n'ai pas aimé|ce qu'on n'aime pas"
    "|ce qu'on n'a pas aimé|ce qu'on aime moins|ce que je n'ai pas aimé|contre|les contre|le contre"
    "|inconvénients|les inconvénients|négatif|le négatif|points négatifs|les points négatifs"
    "|défauts|les défauts|le mauvais|le pire|faiblesses|les -|le -|-|--|–|−|✗|✘|👎|➖",
    "summary": "verdict|the verdict|our verdict|my verdict|final verdict|bottom line"
    "|the bottom line|conclusion|conclusions|in conclusion|summary|final thoughts|closing thoughts"
    "|overall|fazit|unser fazit|mein fazit|urteil|unser urteil|schlussfolgerung|bilan|verdict final"
    "|notre verdict|mon verdict|en résumé|pour conclure|en bref|tl;dr",
    "synopsis": "synopsis|plot|plot summary|the plot|story|the story|storyline|premise"
    "|what it's about|handlung|die handlung|inhalt|der inhalt|inhaltsangabe|zum inhalt"
    "|worum es geht|worum geht es|geschichte|die geschichte|kurzbeschreibung"
    "|l'histoire|histoire|résumé|le résumé|l'intrigue|intrigue|le pitch|pitch"
    "|quatrième de couverture",
    "score": "score|scores|the score|our score|my score|final score|overall score|total score"
    "|total|overall|rating|our rating|my rating|final rating|overall rating|grade|our grade"
    "|my grade|final grade|mark|verdict|punkte|punktzahl|wertung|unsere wertung|meine wertung"
    "|gesamtwertung|endwertung|bewertung|unsere bewertung|meine bewertung|gesamtbewertung|note"
    "|gesamtnote|endnote|fazit|gesamt|note finale|note globale|la note|ma note|notre note"
    "|score final|évaluation|appréciation|rated|stars|sterne|étoiles|wertungen|star rating"
    "|review score",
    "author": "author|by|reviewed by|review by|written by|reviewer|posted by|text by|words by|words"
    "|text|rezensent|rezensentin|autor|autorin|von|rezension von|rezensiert von|kritik von"
    "|geschrieben von|getestet von|par|auteur|autrice|auteure|écrit par|rédigé par|testé par"
    "|critique de|critique par|test de|rédacteur|rédactrice|about the author|über den autor"
    "|über die autorin|à propos de l'auteur",
}
TYPES: Mapping[str, str] = {
    "Movie": "movie|film|feature film|feature|spielfilm|kinofilm|long métrage|long-métrage"
    "|short film|kurzfilm|court métrage|court-métrage",
    "TVSeries": "tv series|series|tv show|show|television series|serie|fernsehserie|tv-serie|série"
    "|série télé|série télévisée|anime series|animeserie",
    "TVSeason": "season|tv season|staffel|saison",
    "TVEpisode": "episode|tv episode|folge|épisode",
    "MovieSeries": "film series|movie series|filmreihe",
    "VideoGame": "video game|videogame|game|computer game|videospiel|computerspiel|jeu vidéo",
    "Game": "board game|card game|boardgame|brettspiel|kartenspiel|gesellschaftsspiel"
    "|jeu de société|jeu de plateau|jeu de cartes",
    "Book": "book|novel|buch|roman|livre|non-fiction book|sachbuch",
    "BookSeries": "book series|buchreihe|série de livres",
    "ComicSeries": "comic|comics|manga|graphic novel|comic series|bande dessinée|bd",
    "Audiobook": "audiobook|audio book|hörbuch|livre audio",
    "MusicAlbum": "album|music album|ep|lp|musikalbum",
    "MusicRecording": "song|track|single|lied|chanson|morceau",
    "PodcastSeries": "podcast",
    "Product": "product|produkt|produit",
    "SoftwareApplication": "software|logiciel|application",
    "MobileApplication": "app|mobile app|application mobile",
    "Event": "event|concert|veranstaltung|konzert|événement",
}
