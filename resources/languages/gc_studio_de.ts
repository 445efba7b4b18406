<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source> (it lies on its side)</source>
        <translation> (es liegt auf der Seite)</translation>
    </message>
    <message>
        <source> (now)</source>
        <translation> (jetzt)</translation>
    </message>
    <message>
        <source> (undone)</source>
        <translation> (rückgängig gemacht)</translation>
    </message>
    <message>
        <source> ({count:,} times so far)</source>
        <translation> (bisher {count:,}-mal)</translation>
    </message>
    <message>
        <source> ({count} more)</source>
        <translation> ({count} weitere)</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message numerus="yes">
        <source>%n cells for {cost:,} B; the file then has {size:,} B</source>
        <translation>
            <numerusform>%n Zelle für {cost:,} B; die Datei hat dann {size:,} B</numerusform>
            <numerusform>%n Zellen für {cost:,} B; die Datei hat dann {size:,} B</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cells that were true to the photo have moved: they keep its gist.</source>
        <translation>
            <numerusform>%n zum Foto treue Zelle ist gewandert: sie bleibt grob bewahrt.</numerusform>
            <numerusform>%n zum Foto treue Zellen sind gewandert: sie bleiben grob bewahrt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n colours of {name}; click one, or drag it to a region</source>
        <translation>
            <numerusform>%n Farbe aus {name}; anklicken oder auf einen Bereich ziehen</numerusform>
            <numerusform>%n Farben aus {name}; eine anklicken oder auf einen Bereich ziehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faces</source>
        <translation>
            <numerusform>%n Gesicht</numerusform>
            <numerusform>%n Gesichter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files exist already in {folder}.</source>
        <translation>
            <numerusform>In {folder} gibt es schon eine dieser Dateien.</numerusform>
            <numerusform>In {folder} gibt es schon %n dieser Dateien.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines of letters</source>
        <translation>
            <numerusform>%n Zeile Schrift</numerusform>
            <numerusform>%n Zeilen Schrift</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new textures of seed {seed}; click one to use it</source>
        <translation>
            <numerusform>%n neue Textur zum Startwert {seed}; anklicken, um sie zu verwenden</numerusform>
            <numerusform>%n neue Texturen zum Startwert {seed}; eine anklicken, um sie zu verwenden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n Foto</numerusform>
            <numerusform>%n Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n textures</source>
        <translation>
            <numerusform>%n Textur</numerusform>
            <numerusform>%n Texturen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Preserve</source>
        <translation>Be&amp;wahren</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>A&amp;uswahl</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>, or </source>
        <translation>, oder </translation>
    </message>
    <message>
        <source>, {files:,} files, {size:,} B</source>
        <translation>, {files:,} Dateien, {size:,} B</translation>
    </message>
    <message>
        <source>.gcx files</source>
        <translation>.gcx-Dateien</translation>
    </message>
    <message>
        <source>.gcx {size:,.0f} B on average</source>
        <translation>.gcx im Mittel {size:,.0f} B</translation>
    </message>
    <message>
        <source>1 : {ratio:,.0f} of the photo&apos;s {weight}</source>
        <translation>1 : {ratio:,.0f}, Foto: {weight}</translation>
    </message>
    <message>
        <source>A code of the bytes alone, with fewer modules, for GC Studio and gcx</source>
        <translation>Ein Code der Bytes allein, mit weniger Modulen, für GC Studio und gcx</translation>
    </message>
    <message>
        <source>A code that a phone opens with the page</source>
        <translation>Ein Code, den ein Telefon mit der Seite öffnet</translation>
    </message>
    <message>
        <source>A folder gcx beside the photos</source>
        <translation>Ein Ordner gcx neben den Fotos</translation>
    </message>
    <message>
        <source>A picture holds {n} textures; where there was no room, the nearest was taken</source>
        <translation>Ein Bild fasst {n} Texturen; mangels Platz wurde die nächstliegende genommen</translation>
    </message>
    <message>
        <source>A picture is being refined already</source>
        <translation>Es wird schon ein Bild verfeinert</translation>
    </message>
    <message>
        <source>A picture is being resized already</source>
        <translation>Es wird schon ein Bild skaliert</translation>
    </message>
    <message>
        <source>A picture of which there was no photo, as the model gc draws it</source>
        <translation>Ein Bild, von dem es kein Foto gab, wie das Modell gc es zieht</translation>
    </message>
    <message>
        <source>A pixel of the lines is {scale} × {scale} of the picture</source>
        <translation>Ein Pixel der Linien ist {scale} × {scale} des Bildes</translation>
    </message>
    <message>
        <source>A shape for each class, for programs that draw</source>
        <translation>Eine Form für jede Klasse, für Zeichenprogramme</translation>
    </message>
    <message>
        <source>A texture</source>
        <translation>Eine Textur</translation>
    </message>
    <message>
        <source>A texture needs a name.</source>
        <translation>Eine Textur braucht einen Namen.</translation>
    </message>
    <message>
        <source>About GC Studio</source>
        <translation>Über GC Studio</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Dateien …</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Add photos; dropping them here does the same</source>
        <translation>Fotos hinzufügen; hierher ziehen geht auch</translation>
    </message>
    <message>
        <source>Add textures</source>
        <translation>Texturen hinzufügen</translation>
    </message>
    <message>
        <source>Add textures…</source>
        <translation>Texturen hinzufügen …</translation>
    </message>
    <message>
        <source>Add the photos that lie in a folder</source>
        <translation>Die Fotos eines Ordners hinzufügen</translation>
    </message>
    <message>
        <source>Add the texture of a photo</source>
        <translation>Textur eines Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Add the texture of a photo to the list; dropping photos on the list does the same</source>
        <translation>Die Textur eines Fotos zur Liste hinzufügen; Fotos auf die Liste ziehen geht auch</translation>
    </message>
    <message>
        <source>Add the textures of photos or .gcx files to the list</source>
        <translation>Die Texturen von Fotos oder .gcx-Dateien zur Liste hinzufügen</translation>
    </message>
    <message>
        <source>Add to the favourites (F)</source>
        <translation>Zu den Favoriten (F)</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>Adresse der Seite</translation>
    </message>
    <message>
        <source>Address of the page that shows such links; it is remembered</source>
        <translation>Adresse der Seite, die solche Links zeigt; sie wird gemerkt</translation>
    </message>
    <message>
        <source>After a crash it is offered back at the next start.</source>
        <translation>Nach einem Absturz wird sie beim nächsten Start angeboten.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>All is read from the photo again, which has {size}: beyond that, nothing gets sharper.</source>
        <translation>Alles wird neu vom Foto gelesen, das {size} hat: darüber hinaus wird nichts schärfer.</translation>
    </message>
    <message>
        <source>All keys and gestures</source>
        <translation>Alle Tasten und Gesten</translation>
    </message>
    <message>
        <source>All of it is kept already.</source>
        <translation>Das alles ist schon bewahrt.</translation>
    </message>
    <message>
        <source>All that is selected becomes the class in hand (Enter, or a double click in the list)</source>
        <translation>Alles Ausgewählte wird zur gewählten Klasse (Eingabe, oder Doppelklick in der Liste)</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Always show labels</source>
        <translation>Klassen immer zeigen</translation>
    </message>
    <message>
        <source>Always show preserved parts</source>
        <translation>Bewahrte Teile immer zeigen</translation>
    </message>
    <message>
        <source>Always show structure lines</source>
        <translation>Strukturlinien immer zeigen</translation>
    </message>
    <message>
        <source>An empty picture, to be painted: what is where, and the decoder paints what it looks like.</source>
        <translation>Ein leeres Bild zum Malen: was wo ist; wie es aussieht, malt der Decoder.</translation>
    </message>
    <message>
        <source>Animate selections and presentations</source>
        <translation>Auswahl und Vorführung bewegen</translation>
    </message>
    <message>
        <source>Animated WebP</source>
        <translation>Animiertes WebP</translation>
    </message>
    <message>
        <source>Animation…</source>
        <translation>Animation …</translation>
    </message>
    <message>
        <source>Another picture came in between: paste the part again</source>
        <translation>Ein anderes Bild kam dazwischen: den Teil noch einmal einfügen</translation>
    </message>
    <message>
        <source>Another size</source>
        <translation>Andere Größe</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Applies to the marked region</source>
        <translation>Gilt für den markierten Bereich</translation>
    </message>
    <message>
        <source>Applies to the selection</source>
        <translation>Gilt für die Auswahl</translation>
    </message>
    <message>
        <source>Applies to the whole picture</source>
        <translation>Gilt für das ganze Bild</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>At most {size:,} B</source>
        <translation>Höchstens {size:,} B</translation>
    </message>
    <message>
        <source>Aubergine</source>
        <translation>Aubergine</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic ({size})</source>
        <translation>Automatisch ({size})</translation>
    </message>
    <message>
        <source>Automatic suits the speed of this machine.</source>
        <translation>Automatisch passt zur Geschwindigkeit dieses Rechners.</translation>
    </message>
    <message>
        <source>Automatic takes the graphics card where there is one.</source>
        <translation>Automatisch nimmt die Grafikkarte, wo es eine gibt.</translation>
    </message>
    <message>
        <source>Autosave does not work now: {why}. Save often.</source>
        <translation>Die automatische Sicherung geht gerade nicht: {why}. Oft speichern.</translation>
    </message>
    <message>
        <source>Back (Left, Page up)</source>
        <translation>Zurück (Links, Bild auf)</translation>
    </message>
    <message>
        <source>Back and forth</source>
        <translation>Hin und zurück</translation>
    </message>
    <message>
        <source>Back to what it was (Esc)</source>
        <translation>Zurück zum vorigen Stand (Esc)</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wird</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Begin with nothing but background</source>
        <translation>Mit nichts als Hintergrund beginnen</translation>
    </message>
    <message>
        <source>Beige knit</source>
        <translation>Beiger Strick</translation>
    </message>
    <message>
        <source>Beside the photo</source>
        <translation>Neben dem Foto</translation>
    </message>
    <message>
        <source>Bits per pixel</source>
        <translation>Bit pro Pixel</translation>
    </message>
    <message>
        <source>Black check</source>
        <translation>Schwarzes Karo</translation>
    </message>
    <message>
        <source>Black jersey</source>
        <translation>Schwarzer Jersey</translation>
    </message>
    <message>
        <source>Blue flowers</source>
        <translation>Blaue Blumen</translation>
    </message>
    <message>
        <source>Blues</source>
        <translation>Blautöne</translation>
    </message>
    <message>
        <source>Blush</source>
        <translation>Zartrosa</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Bring the picture closer to the photo at about the same size; a swapped texture comes back, too</source>
        <translation>Das Bild bei etwa gleicher Größe näher an das Foto bringen; auch eine getauschte Textur kommt zurück</translation>
    </message>
    <message>
        <source>Brown melange</source>
        <translation>Braun meliert</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <source>Brush size in picture pixels</source>
        <translation>Pinselgröße in Bildpixeln</translation>
    </message>
    <message>
        <source>Brush size in picture pixels ([ and ], or Alt and the wheel)</source>
        <translation>Pinselgröße in Bildpixeln ([ und ], oder Alt und das Rad)</translation>
    </message>
    <message>
        <source>By one level</source>
        <translation>Um eine Stufe</translation>
    </message>
    <message>
        <source>Bytes along the history</source>
        <translation>Bytes im Verlauf</translation>
    </message>
    <message>
        <source>Bytes beside other codecs</source>
        <translation>Bytes neben anderen Codecs</translation>
    </message>
    <message>
        <source>Bytes of the file</source>
        <translation>Bytes der Datei</translation>
    </message>
    <message>
        <source>Bytes of the file at most</source>
        <translation>Bytes der Datei höchstens</translation>
    </message>
    <message>
        <source>Bytes of the file to those of the photo file that it was made from</source>
        <translation>Bytes der Datei zu denen der Fotodatei, aus der sie entstand</translation>
    </message>
    <message>
        <source>Bytes of {layer}</source>
        <translation>Bytes: {layer}</translation>
    </message>
    <message>
        <source>Bytes that may be spent</source>
        <translation>Bytes, die es kosten darf</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cannot begin: {why}</source>
        <translation>Kann nicht anfangen: {why}</translation>
    </message>
    <message>
        <source>Cannot export: the picture cannot be decoded</source>
        <translation>Kann nicht exportieren: Das Bild lässt sich nicht decodieren</translation>
    </message>
    <message>
        <source>Cannot export: {why}</source>
        <translation>Kann nicht exportieren: {why}</translation>
    </message>
    <message>
        <source>Cannot look for unsaved work in {root}: {why}</source>
        <translation>Kann in {root} nicht nach ungesicherter Arbeit suchen: {why}</translation>
    </message>
    <message>
        <source>Cannot open {name}: {what}</source>
        <translation>Kann {name} nicht öffnen: {what}</translation>
    </message>
    <message>
        <source>Cannot open {name}: {what}.</source>
        <translation>Kann {name} nicht öffnen: {what}.</translation>
    </message>
    <message>
        <source>Cannot open {what}</source>
        <translation>Kann nicht öffnen: {what}</translation>
    </message>
    <message>
        <source>Cannot read the folder: {why}</source>
        <translation>Kann den Ordner nicht lesen: {why}</translation>
    </message>
    <message>
        <source>Cannot write to {folder}: {why}</source>
        <translation>Kann nicht nach {folder} schreiben: {why}</translation>
    </message>
    <message>
        <source>Cannot write {name} in {folder}: {why}</source>
        <translation>Kann {name} nicht nach {folder} schreiben: {why}</translation>
    </message>
    <message>
        <source>Cannot write {name}: {what}</source>
        <translation>Kann {name} nicht schreiben: {what}</translation>
    </message>
    <message>
        <source>Canny</source>
        <translation>Canny</translation>
    </message>
    <message>
        <source>Cells kept as the photo shows them, small things softened</source>
        <translation>Zellen, wie das Foto sie zeigt, Kleines weichgezeichnet</translation>
    </message>
    <message>
        <source>Cells kept so true to the photo that letters can be read</source>
        <translation>Zellen so treu zum Foto, dass Buchstaben lesbar sind</translation>
    </message>
    <message>
        <source>Cells stay kept only where a part lies as it was copied, in whole cells</source>
        <translation>Zellen bleiben nur bewahrt, wo ein Teil liegt, wie er kopiert wurde, in ganzen Zellen</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Change the cloth</source>
        <translation>Den Stoff wechseln</translation>
    </message>
    <message>
        <source>Charcoal fleece</source>
        <translation>Anthrazit-Fleece</translation>
    </message>
    <message>
        <source>Choose a colour for what a texture applies to; drop a picture here for its five colours, or type a colour as #C0392B into the search</source>
        <translation>Eine Farbe wählen für das, wofür eine Textur gilt; ein Bild hierher ziehen für seine fünf Farben, oder eine Farbe als #C0392B in die Suche eingeben</translation>
    </message>
    <message>
        <source>Choose a map</source>
        <translation>Karte wählen</translation>
    </message>
    <message>
        <source>Choose a map: an indexed PNG or an SVG, as they are exported here</source>
        <translation>Karte wählen: ein PNG mit Palette oder ein SVG, wie sie hier exportiert werden</translation>
    </message>
    <message>
        <source>Choose another name for the work.</source>
        <translation>Einen anderen Namen für die Arbeit wählen.</translation>
    </message>
    <message>
        <source>Choose the colour: {what}</source>
        <translation>Farbe wählen: {what}</translation>
    </message>
    <message>
        <source>Choose the folder to write to</source>
        <translation>Den Zielordner wählen</translation>
    </message>
    <message>
        <source>Choose the photo</source>
        <translation>Foto wählen</translation>
    </message>
    <message>
        <source>Choose what to keep.</source>
        <translation>Wählen, was bewahrt wird.</translation>
    </message>
    <message>
        <source>Choose where to write the file</source>
        <translation>Wählen, wohin die Datei geschrieben wird</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Bereinigen</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>Bereinigen …</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Clear the search (Escape)</source>
        <translation>Suche leeren (Esc)</translation>
    </message>
    <message>
        <source>Click a texture. The jumper takes it on, and the wall behind it stays as it is.</source>
        <translation>Eine Textur anklicken. Der Pullover nimmt sie an, die Wand dahinter bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Click a thing to paint it; the right button offers all classes</source>
        <translation>Etwas anklicken, um es zu füllen; rechts klicken für alle Klassen</translation>
    </message>
    <message>
        <source>Click a thing to take its class in hand</source>
        <translation>Etwas anklicken, um seine Klasse zu wählen</translation>
    </message>
    <message>
        <source>Click on a part that lines enclose</source>
        <translation>Einen von Linien umschlossenen Teil anklicken</translation>
    </message>
    <message>
        <source>Click on a thing; a double click means all that touches it, as a whole person</source>
        <translation>Ein Ding anklicken; Doppelklick meint alles, was es berührt, etwa eine ganze Person</translation>
    </message>
    <message>
        <source>Click to change between the whole picture and 100 %; the wheel zooms, dragging moves</source>
        <translation>Klicken wechselt zwischen ganzem Bild und 100 %; das Rad zoomt, Ziehen verschiebt</translation>
    </message>
    <message>
        <source>Click to set pins, drag them; Enter keeps what they do</source>
        <translation>Klicken setzt Stifte, dann ziehen; Eingabe behält, was sie tun</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Close this picture</source>
        <translation>Dieses Bild schließen</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Dieses Fenster schließen</translation>
    </message>
    <message>
        <source>Close without a file</source>
        <translation>Ohne Datei schließen</translation>
    </message>
    <message>
        <source>Close {name}</source>
        <translation>{name} schließen</translation>
    </message>
    <message>
        <source>Code of</source>
        <translation>Code für</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Colour {name}</source>
        <translation>Farbe {name}</translation>
    </message>
    <message>
        <source>Colour: {name}</source>
        <translation>Farbe: {name}</translation>
    </message>
    <message>
        <source>Colour: {what}</source>
        <translation>Farbe: {what}</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>Farbe …</translation>
    </message>
    <message>
        <source>Come as near to the photo as a number of bytes allows</source>
        <translation>Dem Foto so nahe kommen, wie eine Zahl von Bytes erlaubt</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Gefundene Befehle</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compressed picture</source>
        <translation>Komprimiertes Bild</translation>
    </message>
    <message>
        <source>Contours</source>
        <translation>Konturen</translation>
    </message>
    <message>
        <source>Contours are edges worth their bytes, Canny draws every edge, landmarks draw faces; automatic weighs lines everywhere</source>
        <translation>Konturen sind Kanten, die ihre Bytes wert sind, Canny zeichnet jede Kante, Merkpunkte zeichnen Gesichter; automatisch wägt Linien überall ab</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Kommando kopieren</translation>
    </message>
    <message>
        <source>Copy lines</source>
        <translation>Linien kopieren</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Copy part</source>
        <translation>Teil kopieren</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Copy the decoded picture, or of a selection lines, textures and kept cells as well</source>
        <translation>Das decodierte Bild kopieren, bei einer Auswahl auch Linien, Texturen und bewahrte Zellen</translation>
    </message>
    <message>
        <source>Copy the gcx command line that makes this file of its photo</source>
        <translation>Das gcx-Kommando kopieren, das diese Datei aus ihrem Foto macht</translation>
    </message>
    <message>
        <source>Copy the report, to send it to whoever can mend it</source>
        <translation>Den Bericht kopieren, um ihn zu schicken, wer den Fehler beheben kann</translation>
    </message>
    <message>
        <source>Copy the selected lines</source>
        <translation>Die ausgewählten Linien kopieren</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Wird kopiert …</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Zählen …</translation>
    </message>
    <message>
        <source>Cream</source>
        <translation>Creme</translation>
    </message>
    <message>
        <source>Crimson jersey</source>
        <translation>Karmesinroter Jersey</translation>
    </message>
    <message>
        <source>Current photo</source>
        <translation>Aktuelles Foto</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Dark brown</source>
        <translation>Dunkelbraun</translation>
    </message>
    <message>
        <source>Decoded</source>
        <translation>Decodiert</translation>
    </message>
    <message>
        <source>Decoded PNG</source>
        <translation>Decodiertes PNG</translation>
    </message>
    <message>
        <source>Decoded and original side by side</source>
        <translation>Decodiert und Original nebeneinander</translation>
    </message>
    <message>
        <source>Decoded and original with a divider to drag</source>
        <translation>Decodiert und Original mit verschiebbarer Trennlinie</translation>
    </message>
    <message>
        <source>Decoded at the left, the photo at the right.</source>
        <translation>Links decodiert, rechts das Foto.</translation>
    </message>
    <message>
        <source>Decoded from {size:,} B</source>
        <translation>Decodiert aus {size:,} B</translation>
    </message>
    <message>
        <source>Decoded picture</source>
        <translation>Decodiertes Bild</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>Decodieren</translation>
    </message>
    <message>
        <source>Decoding…</source>
        <translation>Decodieren …</translation>
    </message>
    <message>
        <source>Decoding… {percent} %</source>
        <translation>Decodieren … {percent} %</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete it, after a question</source>
        <translation>Nach einer Rückfrage löschen</translation>
    </message>
    <message>
        <source>Delete lines</source>
        <translation>Linien löschen</translation>
    </message>
    <message>
        <source>Delete the selected lines</source>
        <translation>Die ausgewählten Linien löschen</translation>
    </message>
    <message>
        <source>Deleted the texture {name}</source>
        <translation>Textur {name} gelöscht</translation>
    </message>
    <message>
        <source>Denim jacket</source>
        <translation>Jeansjacke</translation>
    </message>
    <message>
        <source>Departs most</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Details are painted at this size, from the same lines.</source>
        <translation>Details werden in dieser Größe gemalt, aus denselben Linien.</translation>
    </message>
    <message>
        <source>Details are painted at {size}.</source>
        <translation>Details werden mit {size} gemalt.</translation>
    </message>
    <message>
        <source>Detect anew</source>
        <translation>Neu erkennen</translation>
    </message>
    <message>
        <source>Detect anew…</source>
        <translation>Neu erkennen …</translation>
    </message>
    <message>
        <source>Detect the lines of the photo again, in the selection or everywhere</source>
        <translation>Die Linien des Fotos neu erkennen, in der Auswahl oder überall</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Difference × {gain}; black where equal</source>
        <translation>Differenz × {gain}; schwarz, wo gleich</translation>
    </message>
    <message>
        <source>Discard all {count} pieces of unsaved work?</source>
        <translation>Alle {count} ungesicherten Arbeiten verwerfen?</translation>
    </message>
    <message>
        <source>Discard all…</source>
        <translation>Alle verwerfen …</translation>
    </message>
    <message>
        <source>Discard this unsaved work?</source>
        <translation>Diese ungesicherte Arbeit verwerfen?</translation>
    </message>
    <message>
        <source>Discard unsaved work</source>
        <translation>Ungesicherte Arbeit verwerfen</translation>
    </message>
    <message>
        <source>Divider between picture and photo (D)</source>
        <translation>Trennlinie zwischen Bild und Foto (D)</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>Noch einmal ausführen</translation>
    </message>
    <message>
        <source>Do not offer the tour again</source>
        <translation>Den Rundgang nicht mehr anbieten</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>Nicht speichern</translation>
    </message>
    <message>
        <source>Do not save (Escape)</source>
        <translation>Nicht speichern (Esc)</translation>
    </message>
    <message>
        <source>Do not scale photos whose sides have at most {most} pixels</source>
        <translation>Fotos nicht skalieren, deren Seiten höchstens {most} Pixel haben</translation>
    </message>
    <message>
        <source>Drag a box of cells</source>
        <translation>Ein Rechteck aus Zellen ziehen</translation>
    </message>
    <message>
        <source>Drag a line, or click the corners of a polyline (Enter ends it)</source>
        <translation>Eine Linie ziehen oder die Ecken eines Linienzugs anklicken (Eingabe beendet ihn)</translation>
    </message>
    <message>
        <source>Drag it with Ctrl onto another tab to give that its texture</source>
        <translation>Mit Strg auf einen anderen Tab ziehen, um dessen Textur zu ersetzen</translation>
    </message>
    <message>
        <source>Drag lines along; with a selection, all outside of it is frozen</source>
        <translation>Linien mitziehen; mit einer Auswahl ist alles außerhalb eingefroren</translation>
    </message>
    <message>
        <source>Drag the divider, or the picture; the wheel zooms</source>
        <translation>Die Trennlinie oder das Bild ziehen; das Rad zoomt</translation>
    </message>
    <message>
        <source>Drag to move the picture, turn the wheel to zoom</source>
        <translation>Ziehen verschiebt das Bild, das Rad zoomt</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Draw around cells</source>
        <translation>Zellen umfahren</translation>
    </message>
    <message>
        <source>Draw as the hand moves</source>
        <translation>Zeichnen, wie die Hand sich bewegt</translation>
    </message>
    <message>
        <source>Draw much smoother than the hand moves: it pulls the pen by a long cord</source>
        <translation>Viel ruhiger zeichnen, als die Hand sich bewegt: sie zieht den Stift an einer langen Schnur</translation>
    </message>
    <message>
        <source>Draw on both sides of a level axis; its grip moves it</source>
        <translation>Beiderseits einer waagerechten Achse zeichnen; ihr Griff verschiebt sie</translation>
    </message>
    <message>
        <source>Draw on both sides of an upright axis; its grip moves it</source>
        <translation>Beiderseits einer senkrechten Achse zeichnen; ihr Griff verschiebt sie</translation>
    </message>
    <message>
        <source>Draw smoother than the hand moves: it pulls the pen by a short cord</source>
        <translation>Ruhiger zeichnen, als die Hand sich bewegt: sie zieht den Stift an einer kurzen Schnur</translation>
    </message>
    <message>
        <source>Draw structure lines (right button or Shift: the opposite)</source>
        <translation>Strukturlinien zeichnen (rechte Taste oder Umschalt: das Gegenteil)</translation>
    </message>
    <message>
        <source>Drawing a picture…</source>
        <translation>Ein Bild wird gezogen…</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>Kleid</translation>
    </message>
    <message>
        <source>Drop lines shorter than</source>
        <translation>Linien kürzer als</translation>
    </message>
    <message>
        <source>Drop photos or a folder here</source>
        <translation>Fotos oder einen Ordner hierher ziehen</translation>
    </message>
    <message>
        <source>Drop photos or pictures of GC Studio to add their textures</source>
        <translation>Fotos oder Bilder von GC Studio hierher ziehen, um ihre Texturen hinzuzufügen</translation>
    </message>
    <message>
        <source>Drop small specks, in the selection or everywhere</source>
        <translation>Kleine Flecken weglassen, in der Auswahl oder überall</translation>
    </message>
    <message>
        <source>Earth</source>
        <translation>Erdtöne</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Else every kept cell stays as true as it is</source>
        <translation>Sonst bleibt jede bewahrte Zelle so treu, wie sie ist</translation>
    </message>
    <message>
        <source>End a polyline</source>
        <translation>Linienzug beenden</translation>
    </message>
    <message>
        <source>End the tour (Esc); it is in the menu Help</source>
        <translation>Den Rundgang beenden (Esc); er steht im Menü Hilfe</translation>
    </message>
    <message>
        <source>Enlarged by Lanczos.</source>
        <translation>Mit Lanczos vergrößert.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>Erase structure lines (right button or Shift: the opposite)</source>
        <translation>Strukturlinien radieren (rechte Taste oder Umschalt: das Gegenteil)</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Radierer</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Every model paints the photo from a file of its own. Click one to open it.</source>
        <translation>Jedes Modell malt das Foto aus einer eigenen Datei. Ein Klick öffnet das Bild.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Everything preserved</source>
        <translation>Alles bewahrt</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export a .gcx, the decoded picture or a sheet, with its size before you do</source>
        <translation>Eine .gcx-Datei, das decodierte Bild oder ein Vergleichsblatt exportieren, mit der Größe vorab</translation>
    </message>
    <message>
        <source>Export labels…</source>
        <translation>Klassen exportieren …</translation>
    </message>
    <message>
        <source>Export link</source>
        <translation>Link exportieren</translation>
    </message>
    <message>
        <source>Export link…</source>
        <translation>Link exportieren…</translation>
    </message>
    <message>
        <source>Export many photos</source>
        <translation>Viele Fotos exportieren</translation>
    </message>
    <message>
        <source>Export many…</source>
        <translation>Viele exportieren …</translation>
    </message>
    <message>
        <source>Export map…</source>
        <translation>Strukturkarte exportieren …</translation>
    </message>
    <message>
        <source>Export sheet…</source>
        <translation>Blatt exportieren …</translation>
    </message>
    <message>
        <source>Export the labels</source>
        <translation>Klassen exportieren</translation>
    </message>
    <message>
        <source>Export the morph</source>
        <translation>Übergang exportieren</translation>
    </message>
    <message>
        <source>Export the sheet</source>
        <translation>Das Blatt exportieren</translation>
    </message>
    <message>
        <source>Export the structure map</source>
        <translation>Strukturkarte exportieren</translation>
    </message>
    <message>
        <source>Exported {name}</source>
        <translation>{name} exportiert</translation>
    </message>
    <message>
        <source>Exported {name}, {size:,} B</source>
        <translation>{name} exportiert, {size:,} B</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Gesichter</translation>
    </message>
    <message>
        <source>Faces of people, from brow to chin and a little more</source>
        <translation>Gesichter von der Stirn bis zum Kinn und etwas mehr</translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation>Treu</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Favourites only</source>
        <translation>Nur Favoriten</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Dateiname zu lang</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Fill: {name}</source>
        <translation>Füllen: {name}</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>Befehl suchen …</translation>
    </message>
    <message>
        <source>Find a texture</source>
        <translation>Textur suchen</translation>
    </message>
    <message>
        <source>Find faces, letters and the subject in the photo, and see what keeping them costs</source>
        <translation>Gesichter, Schrift und das Motiv im Foto finden und sehen, was ihr Bewahren kostet</translation>
    </message>
    <message>
        <source>Find the photo</source>
        <translation>Das Foto suchen</translation>
    </message>
    <message>
        <source>Find the photo…</source>
        <translation>Foto suchen …</translation>
    </message>
    <message>
        <source>Finding out what the parts of the picture are worth…</source>
        <translation>Es wird ermittelt, was die Teile des Bildes wert sind …</translation>
    </message>
    <message>
        <source>Finding which lines belong together…</source>
        <translation>Es wird ermittelt, welche Linien zusammengehören …</translation>
    </message>
    <message>
        <source>Finds names and groups; Escape clears</source>
        <translation>Findet Namen und Gruppen; Esc leert das Feld</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Fein</translation>
    </message>
    <message>
        <source>Fit to bytes</source>
        <translation>An Bytes anpassen</translation>
    </message>
    <message>
        <source>Fit to bytes…</source>
        <translation>An Bytes anpassen …</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>Ans Fenster anpassen</translation>
    </message>
    <message>
        <source>Fit to {size:,} B</source>
        <translation>An {size:,} B anpassen</translation>
    </message>
    <message>
        <source>Five steps on a sample photo</source>
        <translation>Fünf Schritte an einem Beispielfoto</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Umdrehen</translation>
    </message>
    <message>
        <source>Folder of photos</source>
        <translation>Ordner mit Fotos</translation>
    </message>
    <message>
        <source>Folder to write to</source>
        <translation>Zielordner</translation>
    </message>
    <message>
        <source>Found in the photo</source>
        <translation>Im Foto gefunden</translation>
    </message>
    <message>
        <source>Free hand</source>
        <translation>Freie Hand</translation>
    </message>
    <message>
        <source>From a map</source>
        <translation>Aus einer Karte</translation>
    </message>
    <message>
        <source>From the lines, textures or labels alone, where a model has them</source>
        <translation>Nur aus Linien, Texturen oder Klassen, wo ein Modell welche hat</translation>
    </message>
    <message>
        <source>GC Studio did not end as it should have. This work was not saved; open it to go on where you were.</source>
        <translation>GC Studio wurde nicht ordentlich beendet. Diese Arbeit war nicht gespeichert; geöffnet geht sie da weiter, wo sie war.</translation>
    </message>
    <message>
        <source>GC Studio picture, .gcx</source>
        <translation>GC-Studio-Bild, .gcx</translation>
    </message>
    <message>
        <source>GC Studio project</source>
        <translation>GC-Studio-Projekt</translation>
    </message>
    <message>
        <source>Gist</source>
        <translation>Grob</translation>
    </message>
    <message>
        <source>Give a colour to what a texture applies to: to within 2 of CIELAB, where the decoder can paint it</source>
        <translation>Eine Farbe geben, wofür eine Textur gilt: auf 2 CIELAB genau, wo der Decoder sie malen kann</translation>
    </message>
    <message>
        <source>Give the picture another size: lines or labels are drawn anew, the rest is carried over</source>
        <translation>Dem Bild eine andere Größe geben: Linien oder Klassen werden neu gezeichnet, der Rest übernommen</translation>
    </message>
    <message>
        <source>Give the picture this size</source>
        <translation>Dem Bild diese Größe geben</translation>
    </message>
    <message>
        <source>Give up writing</source>
        <translation>Schreiben abbrechen</translation>
    </message>
    <message>
        <source>Go from this picture to another one, or to a step of its history, and keep what lies between</source>
        <translation>Von diesem Bild zu einem anderen oder zu einem Schritt seines Verlaufs gehen und behalten, was dazwischen liegt</translation>
    </message>
    <message>
        <source>Go on with it, each in a tab of its own</source>
        <translation>Damit weitermachen, jede in einem eigenen Tab</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin gehen</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Greens</source>
        <translation>Grüntöne</translation>
    </message>
    <message>
        <source>Grey melange</source>
        <translation>Grau meliert</translation>
    </message>
    <message>
        <source>Group {group}</source>
        <translation>Gruppe {group}</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>Erweitern</translation>
    </message>
    <message>
        <source>Grow preserved</source>
        <translation>Bewahrtes erweitern</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>Hand</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Here stands what each layer costs. {export} exports the file, {present} shows it to a room.</source>
        <translation>Hier steht, was jede Ebene kostet. {export} exportiert die Datei, {present} führt sie vor.</translation>
    </message>
    <message>
        <source>Hide the panels</source>
        <translation>Bereiche verbergen</translation>
    </message>
    <message>
        <source>Hide the panels, or show them again; Shift+Tab goes from the picture to the controls</source>
        <translation>Die Bereiche verbergen oder wieder zeigen; Umschalt+Tab geht vom Bild zu den Bedienelementen</translation>
    </message>
    <message>
        <source>Hide the textures of this group</source>
        <translation>Die Texturen dieser Gruppe verbergen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Hot pink denim</source>
        <translation>Pinker Denim</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>Wie weit</translation>
    </message>
    <message>
        <source>How far the search is</source>
        <translation>Wie weit die Suche ist</translation>
    </message>
    <message>
        <source>How much of the hand&apos;s way the middle of the brush takes things along</source>
        <translation>Wie viel vom Weg der Hand die Mitte des Pinsels mitnimmt</translation>
    </message>
    <message>
        <source>How true each part is to the photo.</source>
        <translation>Wie treu jeder Teil zum Foto ist.</translation>
    </message>
    <message>
        <source>How truly</source>
        <translation>Wie treu</translation>
    </message>
    <message>
        <source>How truly it is kept: finer takes more bytes</source>
        <translation>Wie treu es bewahrt wird: feiner kostet mehr Bytes</translation>
    </message>
    <message>
        <source>Import a structure map</source>
        <translation>Strukturkarte importieren</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>Klassen importieren</translation>
    </message>
    <message>
        <source>Import labels…</source>
        <translation>Klassen importieren …</translation>
    </message>
    <message>
        <source>Import map</source>
        <translation>Strukturkarte importieren</translation>
    </message>
    <message>
        <source>Import map…</source>
        <translation>Strukturkarte importieren …</translation>
    </message>
    <message>
        <source>In this colour</source>
        <translation>In dieser Farbe</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>Tusche</translation>
    </message>
    <message>
        <source>Ink or eraser, preserve or synthesise</source>
        <translation>Tusche oder Radierer, bewahren oder erfinden</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Invented</source>
        <translation>Erfunden</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>Invert preserved</source>
        <translation>Bewahrtes umkehren</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Ist ein Ordner</translation>
    </message>
    <message>
        <source>It cannot be brought back.</source>
        <translation>Sie lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Jacket</source>
        <translation>Jacke</translation>
    </message>
    <message>
        <source>Jumper</source>
        <translation>Pullover</translation>
    </message>
    <message>
        <source>Keep a copy of unsaved work</source>
        <translation>Kopie ungesicherter Arbeit behalten</translation>
    </message>
    <message>
        <source>Keep a part faithful: letters can be read, a face is known again</source>
        <translation>Einen Teil treu bewahren: Buchstaben sind lesbar, ein Gesicht ist erkennbar</translation>
    </message>
    <message>
        <source>Keep a part fine: most of what the photo shows</source>
        <translation>Einen Teil fein bewahren: das meiste, was das Foto zeigt</translation>
    </message>
    <message>
        <source>Keep a part true to the photo (right button or Shift: the opposite)</source>
        <translation>Einen Teil treu zum Foto bewahren (rechte Taste oder Umschalt: das Gegenteil)</translation>
    </message>
    <message>
        <source>Keep a part true to the photo; with the wand, a thing or a whole person</source>
        <translation>Einen Teil dem Foto treu halten; mit dem Zauberstab ein Ding oder eine ganze Person</translation>
    </message>
    <message>
        <source>Keep each photo&apos;s size</source>
        <translation>Größe jedes Fotos behalten</translation>
    </message>
    <message>
        <source>Keep every pixel; the quality does not matter then</source>
        <translation>Jedes Pixel behalten; die Qualität spielt dann keine Rolle</translation>
    </message>
    <message>
        <source>Keep it; it is offered again at the next start</source>
        <translation>Behalten; beim nächsten Start wird sie wieder angeboten</translation>
    </message>
    <message>
        <source>Keep the gist of a part: shapes and colours where they were</source>
        <translation>Einen Teil grob bewahren: Formen und Farben an ihrem Platz</translation>
    </message>
    <message>
        <source>Keep the selected part true to the photo</source>
        <translation>Den ausgewählten Teil treu zum Foto bewahren</translation>
    </message>
    <message>
        <source>Keep this step</source>
        <translation>Diesen Schritt behalten</translation>
    </message>
    <message>
        <source>Keep what is shown (Enter)</source>
        <translation>Behalten, was zu sehen ist (Eingabe)</translation>
    </message>
    <message>
        <source>Keep what is shown; one undo takes it back (Enter)</source>
        <translation>Behalten, was zu sehen ist; einmal Rückgängig nimmt es zurück (Eingabe)</translation>
    </message>
    <message>
        <source>Keep what is there now under a name, whatever becomes of the history</source>
        <translation>Den jetzigen Stand unter einem Namen behalten, was auch aus dem Verlauf wird</translation>
    </message>
    <message>
        <source>Keep what matters</source>
        <translation>Bewahren, worauf es ankommt</translation>
    </message>
    <message>
        <source>Keep what matters most, as long as so many bytes last</source>
        <translation>Das Wichtigste bewahren, solange die Bytes reichen</translation>
    </message>
    <message>
        <source>Keep what was suggested</source>
        <translation>Vorgeschlagenes bewahren</translation>
    </message>
    <message>
        <source>Kept: letters can be read, a face is known again.</source>
        <translation>Bewahrt: Buchstaben sind lesbar, ein Gesicht ist erkennbar.</translation>
    </message>
    <message>
        <source>Kept: shapes and colours about where they were.</source>
        <translation>Bewahrt: Formen und Farben ungefähr an ihrem Platz.</translation>
    </message>
    <message>
        <source>Kept: the photo itself, small things softened.</source>
        <translation>Bewahrt: das Foto selbst, Kleines weichgezeichnet.</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>Tastatur und Maus</translation>
    </message>
    <message>
        <source>Khaki</source>
        <translation>Khaki</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Labels are carried over, their borders stay smooth.</source>
        <translation>Klassen werden übernommen, ihre Ränder bleiben glatt.</translation>
    </message>
    <message>
        <source>Labels say what is where: hair, dress, bag. They are painted over, turned into others, and sent.</source>
        <translation>Klassen sagen, was wo ist: Haar, Kleid, Tasche. Man übermalt sie, macht andere daraus und gibt sie weiter.</translation>
    </message>
    <message>
        <source>Labels, PNG</source>
        <translation>Klassen, PNG</translation>
    </message>
    <message>
        <source>Labels, SVG</source>
        <translation>Klassen, SVG</translation>
    </message>
    <message>
        <source>Landmarks</source>
        <translation>Merkpunkte</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Querformat</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>Größerer Pinsel</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Layers, OpenRaster</source>
        <translation>Ebenen, OpenRaster</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <translation>Verlassen (Esc)</translation>
    </message>
    <message>
        <source>Leave a part to the decoder (right button or Shift: the opposite)</source>
        <translation>Einen Teil dem Decoder überlassen (rechte Taste oder Umschalt: das Gegenteil)</translation>
    </message>
    <message>
        <source>Leave everything as it was (Esc)</source>
        <translation>Alles lassen, wie es war (Esc)</translation>
    </message>
    <message>
        <source>Leave the picture as it is</source>
        <translation>Das Bild lassen, wie es ist</translation>
    </message>
    <message>
        <source>Leave the selected part to the decoder</source>
        <translation>Den ausgewählten Teil dem Decoder überlassen</translation>
    </message>
    <message>
        <source>Leave what is painted to the decoder</source>
        <translation>Gemaltes dem Decoder überlassen</translation>
    </message>
    <message>
        <source>Length of the shorter side of photos that are opened; a smaller photo keeps its own size</source>
        <translation>Länge der kürzeren Seite beim Öffnen von Fotos; ein kleineres Foto behält seine Größe</translation>
    </message>
    <message>
        <source>Length of the shorter side that photos are scaled to; a smaller photo keeps its own</source>
        <translation>Länge der kürzeren Seite, auf die Fotos skaliert werden; ein kleineres Foto behält seine</translation>
    </message>
    <message>
        <source>Less quality, fewer bytes</source>
        <translation>Weniger Qualität, weniger Bytes</translation>
    </message>
    <message>
        <source>Let the animation return to where it began</source>
        <translation>Die Animation zum Anfang zurückkehren lassen</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Level by pen pressure</source>
        <translation>Stufe nach Stiftdruck</translation>
    </message>
    <message>
        <source>Level: {level}</source>
        <translation>Stufe: {level}</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light grey jersey</source>
        <translation>Hellgrauer Jersey</translation>
    </message>
    <message>
        <source>Lilac</source>
        <translation>Flieder</translation>
    </message>
    <message>
        <source>Lime</source>
        <translation>Limette</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>Lines are carried over as curves, textures stay where they are.</source>
        <translation>Linien werden als Kurven übernommen, Texturen bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Lines of letters and figures</source>
        <translation>Zeilen aus Buchstaben und Ziffern</translation>
    </message>
    <message>
        <source>Lines, SVG</source>
        <translation>Linien, SVG</translation>
    </message>
    <message>
        <source>Lines, cells, regions and the picture as layers, for Krita and GIMP</source>
        <translation>Linien, Zellen, Bereiche und das Bild als Ebenen, für Krita und GIMP</translation>
    </message>
    <message>
        <source>Lines, textures and what is kept are read from the photo again; what you drew or swapped stays.</source>
        <translation>Linien, Texturen und Bewahrtes werden neu vom Foto gelesen; Gezeichnetes und Getauschtes bleibt.</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Modell wird geladen …</translation>
    </message>
    <message>
        <source>Looking for its file…</source>
        <translation>Die Datei wird gesucht …</translation>
    </message>
    <message>
        <source>Looking for {colour}…</source>
        <translation>{colour} wird gesucht …</translation>
    </message>
    <message>
        <source>Looking through the photo…</source>
        <translation>Das Foto wird durchgesehen …</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>Verlustfrei</translation>
    </message>
    <message>
        <source>Lower what is painted by one level</source>
        <translation>Gemaltes um eine Stufe senken</translation>
    </message>
    <message>
        <source>Magenta shell</source>
        <translation>Magenta-Shell</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Hauptleiste</translation>
    </message>
    <message>
        <source>Make a link or a QR code that holds the whole picture</source>
        <translation>Einen Link oder QR-Code machen, der das ganze Bild enthält</translation>
    </message>
    <message>
        <source>Make a picture of its own of this step, in a tab of its own (Enter)</source>
        <translation>Aus diesem Schritt ein eigenes Bild machen, in einem eigenen Tab (Eingabe)</translation>
    </message>
    <message>
        <source>Make a scene of the photo</source>
        <translation>Aus dem Foto eine Szene machen</translation>
    </message>
    <message>
        <source>Make another thing of what is selected, or else of the thing under the mouse</source>
        <translation>Aus der Auswahl, oder sonst dem Ding unter der Maus, etwas anderes machen</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Machen</translation>
    </message>
    <message>
        <source>Make lines one pixel wide, in the selection or everywhere: drawings from elsewhere take fewer bytes</source>
        <translation>Linien ein Pixel breit machen, in der Auswahl oder überall: Zeichnungen von anderswo brauchen weniger Bytes</translation>
    </message>
    <message>
        <source>Make no scene</source>
        <translation>Keine Szene machen</translation>
    </message>
    <message>
        <source>Makes the texture that this name stands for (Enter)</source>
        <translation>Macht die Textur, für die dieser Name steht (Eingabe)</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Maps of labels</source>
        <translation>Klassenkarten</translation>
    </message>
    <message>
        <source>Mauve denim</source>
        <translation>Malve-Denim</translation>
    </message>
    <message>
        <source>May lower what I kept</source>
        <translation>Darf senken, was bewahrt ist</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Middle button</source>
        <translation>Mittlere Taste</translation>
    </message>
    <message>
        <source>Mint jersey</source>
        <translation>Minzgrüner Jersey</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Mirror the selected lines left to right</source>
        <translation>Die ausgewählten Linien links-rechts spiegeln</translation>
    </message>
    <message>
        <source>Mirror the selected lines top to bottom</source>
        <translation>Die ausgewählten Linien oben-unten spiegeln</translation>
    </message>
    <message>
        <source>Mix of the texture before and the picked one</source>
        <translation>Mischung aus voriger und gewählter Textur</translation>
    </message>
    <message>
        <source>Mix the texture before (left) with the picked one (right)</source>
        <translation>Die vorige Textur (links) mit der gewählten (rechts) mischen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model {name} has no lines that could be drawn at another size</source>
        <translation>Modell {name} hat keine Linien, die sich in anderer Größe zeichnen ließen</translation>
    </message>
    <message>
        <source>Model {name} has {layers}, of which no other size is known</source>
        <translation>Modell {name} hat {layers}, wofür es keine andere Größe gibt</translation>
    </message>
    <message>
        <source>Model:</source>
        <translation>Modell:</translation>
    </message>
    <message>
        <source>Model: {label}</source>
        <translation>Modell: {label}</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Mehr davon</translation>
    </message>
    <message>
        <source>Morph into</source>
        <translation>Übergang zu</translation>
    </message>
    <message>
        <source>Morph…</source>
        <translation>Übergang …</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move lines</source>
        <translation>Linien verschieben</translation>
    </message>
    <message>
        <source>Move part</source>
        <translation>Teil verschieben</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Bild verschieben</translation>
    </message>
    <message>
        <source>Move the picture (also: hold space, or drag with the middle button)</source>
        <translation>Das Bild verschieben (auch: Leertaste halten oder mit der mittleren Taste ziehen)</translation>
    </message>
    <message>
        <source>Move, scale and turn the selected lines (Alt: a copy)</source>
        <translation>Die ausgewählten Linien verschieben, skalieren und drehen (Alt: eine Kopie)</translation>
    </message>
    <message>
        <source>Mustard twill</source>
        <translation>Senf-Twill</translation>
    </message>
    <message>
        <source>My texture</source>
        <translation>Meine Textur</translation>
    </message>
    <message>
        <source>My textures</source>
        <translation>Meine Texturen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the texture to be saved</source>
        <translation>Name der zu speichernden Textur</translation>
    </message>
    <message>
        <source>Needs torch, which this edition comes without: pip install gc-studio has it</source>
        <translation>Braucht torch, das dieser Ausgabe fehlt: pip install gc-studio bringt es mit</translation>
    </message>
    <message>
        <source>Neutrals</source>
        <translation>Neutrale</translation>
    </message>
    <message>
        <source>New from noise</source>
        <translation>Neu aus Rauschen</translation>
    </message>
    <message>
        <source>New here? Five short steps on a sample photo show what can be done.</source>
        <translation>Neu hier? Fünf kurze Schritte an einem Beispielfoto zeigen, was möglich ist.</translation>
    </message>
    <message>
        <source>New name of the texture</source>
        <translation>Neuer Name der Textur</translation>
    </message>
    <message>
        <source>New scene</source>
        <translation>Neue Szene</translation>
    </message>
    <message>
        <source>New scene…</source>
        <translation>Neue Szene …</translation>
    </message>
    <message>
        <source>New tab</source>
        <translation>Neuer Tab</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Neu …</translation>
    </message>
    <message>
        <source>Next (Space, Right, Page down)</source>
        <translation>Weiter (Leertaste, Rechts, Bild ab)</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>No browser opens {name}; open the file by hand</source>
        <translation>Kein Browser öffnet {name}; die Datei von Hand öffnen</translation>
    </message>
    <message>
        <source>No colours taken: {why}</source>
        <translation>Keine Farben übernommen: {why}</translation>
    </message>
    <message>
        <source>No command copied: {why}</source>
        <translation>Kein Kommando kopiert: {why}</translation>
    </message>
    <message>
        <source>No command goes by that name.</source>
        <translation>Kein Befehl heißt so.</translation>
    </message>
    <message>
        <source>No favourite is called “{text}”.</source>
        <translation>Kein Favorit heißt „{text}“.</translation>
    </message>
    <message>
        <source>No favourites yet. Click the star on a texture, or press F.</source>
        <translation>Noch keine Favoriten. Auf den Stern einer Textur klicken oder F drücken.</translation>
    </message>
    <message>
        <source>No installed model draws from noise</source>
        <translation>Kein installiertes Modell zieht Bilder aus Rauschen</translation>
    </message>
    <message>
        <source>No installed model takes labels</source>
        <translation>Kein installiertes Modell nimmt Klassen</translation>
    </message>
    <message>
        <source>No labels imported: {why}</source>
        <translation>Keine Klassen importiert: {why}</translation>
    </message>
    <message>
        <source>No map imported: {why}</source>
        <translation>Keine Strukturkarte importiert: {why}</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>No other picture is open</source>
        <translation>Es ist kein anderes Bild offen</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>No picture drawn: {why}</source>
        <translation>Kein Bild gezogen: {why}</translation>
    </message>
    <message>
        <source>No picture is open</source>
        <translation>Es ist kein Bild offen</translation>
    </message>
    <message>
        <source>No shortcut goes by that name.</source>
        <translation>Kein Kürzel heißt so.</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>No texture added: {what}</source>
        <translation>Keine Textur hinzugefügt: {what}</translation>
    </message>
    <message>
        <source>No texture is called “{text}”.</source>
        <translation>Keine Textur heißt „{text}“.</translation>
    </message>
    <message>
        <source>No texture saved: {why}</source>
        <translation>Keine Textur gespeichert: {why}</translation>
    </message>
    <message>
        <source>No textures yet. Drop photos here to use theirs.</source>
        <translation>Noch keine Texturen. Fotos hierher ziehen, um ihre zu verwenden.</translation>
    </message>
    <message>
        <source>Noise {seed}</source>
        <translation>Rauschen {seed}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Not in this file</source>
        <translation>Nicht in dieser Datei</translation>
    </message>
    <message>
        <source>Not pasted: {why}</source>
        <translation>Nicht eingefügt: {why}</translation>
    </message>
    <message>
        <source>Not possible now</source>
        <translation>Jetzt nicht möglich</translation>
    </message>
    <message>
        <source>Not refined: {why}</source>
        <translation>Nicht verfeinert: {why}</translation>
    </message>
    <message>
        <source>Not resized: {why}</source>
        <translation>Größe nicht geändert: {why}</translation>
    </message>
    <message>
        <source>Not saved: {name} is open in another tab; close that, or choose another name</source>
        <translation>Nicht gespeichert: {name} ist in einem anderen Tab offen; diesen schließen oder einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>Not there any more</source>
        <translation>Nicht mehr da</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Nothing better was found</source>
        <translation>Nichts Besseres gefunden</translation>
    </message>
    <message>
        <source>Nothing has moved: only what is selected can be moved.</source>
        <translation>Nichts hat sich bewegt: nur Ausgewähltes lässt sich bewegen.</translation>
    </message>
    <message>
        <source>Nothing is drawn in this picture</source>
        <translation>In diesem Bild wird nichts gezeichnet</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>Nothing preserved</source>
        <translation>Nichts bewahrt</translation>
    </message>
    <message>
        <source>Nothing selected: {why}</source>
        <translation>Nichts ausgewählt: {why}</translation>
    </message>
    <message>
        <source>Nothing was found that asks to be kept.</source>
        <translation>Nichts gefunden, das zu bewahren wäre.</translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>Nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Notice below the message</source>
        <translation>Hinweis unter der Meldung</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Number to choose</source>
        <translation>Zu wählende Zahl</translation>
    </message>
    <message>
        <source>Of each open picture; the oldest steps are forgotten first.</source>
        <translation>Für jedes offene Bild; die ältesten Schritte werden zuerst vergessen.</translation>
    </message>
    <message>
        <source>Offer it no longer; it stays in the menu Help</source>
        <translation>Nicht mehr anbieten; er bleibt im Menü Hilfe</translation>
    </message>
    <message>
        <source>Olive canvas</source>
        <translation>Olivgrünes Canvas</translation>
    </message>
    <message>
        <source>One cell less all around</source>
        <translation>Ringsum eine Zelle weniger</translation>
    </message>
    <message>
        <source>One screen pixel per pixel</source>
        <translation>Ein Bildschirmpixel pro Pixel</translation>
    </message>
    <message>
        <source>Only at {size}: its file is not where it was</source>
        <translation>Nur mit {size}: Die Datei ist nicht mehr, wo sie war</translation>
    </message>
    <message>
        <source>Opacity and colours of structure lines and preserved parts</source>
        <translation>Deckkraft und Farben der Strukturlinien und der bewahrten Teile</translation>
    </message>
    <message>
        <source>Opacity of the labels</source>
        <translation>Deckkraft der Klassen</translation>
    </message>
    <message>
        <source>Opacity of the preserved parts</source>
        <translation>Deckkraft der bewahrten Teile</translation>
    </message>
    <message>
        <source>Opacity of the structure lines</source>
        <translation>Deckkraft der Strukturlinien</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a photo or a .gcx</source>
        <translation>Ein Foto oder eine .gcx-Datei öffnen</translation>
    </message>
    <message>
        <source>Open a photo with a map of what is where in it</source>
        <translation>Ein Foto mit einer Karte öffnen, was wo ist</translation>
    </message>
    <message>
        <source>Open a photo…</source>
        <translation>Foto öffnen …</translation>
    </message>
    <message>
        <source>Open a study file in the browser: it asks which of two pictures you prefer, and sends nothing</source>
        <translation>Eine Studie im Browser öffnen: sie fragt, welches von zwei Bildern das bessere ist, und sendet nichts</translation>
    </message>
    <message>
        <source>Open another picture in a tab of its own</source>
        <translation>Ein weiteres Bild in einem eigenen Tab öffnen</translation>
    </message>
    <message>
        <source>Open as scene</source>
        <translation>Als Szene öffnen</translation>
    </message>
    <message>
        <source>Open as scene…</source>
        <translation>Als Szene öffnen …</translation>
    </message>
    <message>
        <source>Open documents</source>
        <translation>Offene Dokumente</translation>
    </message>
    <message>
        <source>Open photos with another of the installed models</source>
        <translation>Fotos mit einem anderen der installierten Modelle öffnen</translation>
    </message>
    <message>
        <source>Open photos, .gcx files or projects; or drop them on the picture</source>
        <translation>Fotos, .gcx-Dateien oder Projekte öffnen; oder auf das Bild ziehen</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open the selected</source>
        <translation>Ausgewählte öffnen</translation>
    </message>
    <message>
        <source>Open this picture as a document of {model}</source>
        <translation>Dieses Bild als Dokument von {model} öffnen</translation>
    </message>
    <message>
        <source>Open this sample photo</source>
        <translation>Dieses Beispielfoto öffnen</translation>
    </message>
    <message>
        <source>Open with</source>
        <translation>Öffnen mit</translation>
    </message>
    <message>
        <source>Open with {name}</source>
        <translation>Mit {name} öffnen</translation>
    </message>
    <message>
        <source>Open with…</source>
        <translation>Öffnen mit …</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Opening the picture…</source>
        <translation>Das Bild wird geöffnet …</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>{name} wird geöffnet …</translation>
    </message>
    <message>
        <source>Opens here, to be edited further</source>
        <translation>Öffnet sich hier, zum Weiterbearbeiten</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Opposite tool</source>
        <translation>Gegenteiliges Werkzeug</translation>
    </message>
    <message>
        <source>Orange cotton</source>
        <translation>Orange Baumwolle</translation>
    </message>
    <message>
        <source>Orange red fleece</source>
        <translation>Orangerotes Fleece</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Overlays</source>
        <translation>Überlagerung</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Paint a picture from nothing</source>
        <translation>Ein Bild aus dem Nichts malen</translation>
    </message>
    <message>
        <source>Paint a straight line of the class in hand, or click corners (Enter ends it)</source>
        <translation>Eine gerade Linie der gewählten Klasse malen, oder Ecken klicken (Eingabe beendet)</translation>
    </message>
    <message>
        <source>Paint background (right button or Shift: the class in hand)</source>
        <translation>Hintergrund malen (rechts oder Umschalt: die gewählte Klasse)</translation>
    </message>
    <message>
        <source>Paint cells with a brush</source>
        <translation>Zellen mit einem Pinsel malen</translation>
    </message>
    <message>
        <source>Paint the class in hand (Alt: pick one; right button or Shift: background)</source>
        <translation>Die gewählte Klasse malen (Alt: eine aufnehmen; rechts oder Umschalt: Hintergrund)</translation>
    </message>
    <message>
        <source>Paint the connected thing under the mouse (Alt: pick its class)</source>
        <translation>Das zusammenhängende Ding unter der Maus füllen (Alt: seine Klasse aufnehmen)</translation>
    </message>
    <message>
        <source>Paint: {name}</source>
        <translation>Malen: {name}</translation>
    </message>
    <message>
        <source>Painting step {number} of {steps}…</source>
        <translation>Schritt {number} von {steps} wird gemalt …</translation>
    </message>
    <message>
        <source>Paisley</source>
        <translation>Paisley</translation>
    </message>
    <message>
        <source>Pale green</source>
        <translation>Blassgrün</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Paste part</source>
        <translation>Teil einfügen</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Pasted texture</source>
        <translation>Eingefügte Textur</translation>
    </message>
    <message>
        <source>Pasting…</source>
        <translation>Wird eingefügt …</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Photos at {size}; .gcx, projects</source>
        <translation>Fotos mit {size}; .gcx, Projekte</translation>
    </message>
    <message>
        <source>Photos done</source>
        <translation>Fertige Fotos</translation>
    </message>
    <message>
        <source>Photos, .gcx and projects</source>
        <translation>Fotos, .gcx und Projekte</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Pipette</translation>
    </message>
    <message>
        <source>Pick a texture to mix it in</source>
        <translation>Eine Textur zum Mischen wählen</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Pictures in the compressed domain: structure, texture, and detail where it matters.

{model}
Code and weights under Apache-2.0.</source>
        <translation>Bilder im komprimierten Bereich: Struktur, Textur, und Details, wo es darauf ankommt.

{model}
Code und Gewichte unter Apache-2.0.</translation>
    </message>
    <message>
        <source>Pictures of this model cannot be fitted to a number of bytes</source>
        <translation>Bilder dieses Modells lassen sich nicht an eine Zahl von Bytes anpassen</translation>
    </message>
    <message>
        <source>Pictures of this model cannot be refined</source>
        <translation>Bilder dieses Modells lassen sich nicht verfeinern</translation>
    </message>
    <message>
        <source>Pictures of {width}x{height} can have at most {most} steps</source>
        <translation>Bilder mit {width}x{height} können höchstens {most} Schritte haben</translation>
    </message>
    <message>
        <source>Pictures, with both ends</source>
        <translation>Bilder, mit beiden Enden</translation>
    </message>
    <message>
        <source>Point at a thing in the picture, or select something</source>
        <translation>Zeigen Sie auf ein Ding im Bild, oder wählen Sie etwas aus</translation>
    </message>
    <message>
        <source>Point at the file of the photo, from which more is to be seen</source>
        <translation>Die Datei des Fotos angeben, aus der mehr zu sehen ist</translation>
    </message>
    <message>
        <source>Polyline</source>
        <translation>Linienzug</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Hochformat</translation>
    </message>
    <message>
        <source>Preparing what comes next…</source>
        <translation>Das Nächste wird vorbereitet …</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Vorführen</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>Vorführung</translation>
    </message>
    <message>
        <source>Preserve</source>
        <translation>Bewahren</translation>
    </message>
    <message>
        <source>Preserve all, {level}</source>
        <translation>Alles bewahren, {level}</translation>
    </message>
    <message>
        <source>Preserve centre, {level}</source>
        <translation>Mitte bewahren, {level}</translation>
    </message>
    <message>
        <source>Preserve it</source>
        <translation>Auswahl bewahren</translation>
    </message>
    <message>
        <source>Preserve one cell more all around, at the level in hand</source>
        <translation>Ringsum eine Zelle mehr bewahren, auf der gewählten Stufe</translation>
    </message>
    <message>
        <source>Preserve the middle of the picture at the level in hand</source>
        <translation>Die Mitte des Bildes auf der gewählten Stufe bewahren</translation>
    </message>
    <message>
        <source>Preserve the whole picture at the level in hand</source>
        <translation>Das ganze Bild auf der gewählten Stufe bewahren</translation>
    </message>
    <message>
        <source>Preserve what is not preserved, at the level in hand, and nothing else</source>
        <translation>Bewahren, was nicht bewahrt ist, auf der gewählten Stufe, und sonst nichts</translation>
    </message>
    <message>
        <source>Preserved</source>
        <translation>Bewahrt</translation>
    </message>
    <message>
        <source>Preserved cells</source>
        <translation>Bewahrte Zellen</translation>
    </message>
    <message>
        <source>Preserved parts</source>
        <translation>Bewahrte Teile</translation>
    </message>
    <message>
        <source>Press {STRUCTURE}: these lines are most of what the file holds. {DECODED} shows the picture again.</source>
        <translation>{STRUCTURE} drücken: Diese Linien sind das meiste, was die Datei enthält. {DECODED} zeigt wieder das Bild.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Purples</source>
        <translation>Violetttöne</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Schieben</translation>
    </message>
    <message>
        <source>Put the copied part into this picture, or open the picture or link in the clipboard</source>
        <translation>Den kopierten Teil in dieses Bild einfügen oder Bild oder Link aus der Zwischenablage öffnen</translation>
    </message>
    <message>
        <source>Put the docks back to where they were at first</source>
        <translation>Die Bereiche wieder anordnen wie zu Beginn</translation>
    </message>
    <message>
        <source>Put the link on the clipboard</source>
        <translation>Den Link in die Zwischenablage legen</translation>
    </message>
    <message>
        <source>Put the palette away</source>
        <translation>Die Palette weglegen</translation>
    </message>
    <message>
        <source>Put the picture of the preview on the clipboard</source>
        <translation>Das Bild der Vorschau in die Zwischenablage legen</translation>
    </message>
    <message>
        <source>Put the report on the clipboard</source>
        <translation>Den Bericht in die Zwischenablage legen</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR-Code</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Quality of the WebP file</source>
        <translation>Qualität der WebP-Datei</translation>
    </message>
    <message>
        <source>Quilted navy</source>
        <translation>Marineblau gesteppt</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Ratio to the photo</source>
        <translation>Verhältnis zum Foto</translation>
    </message>
    <message>
        <source>Read the bytes</source>
        <translation>Die Bytes lesen</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Schreibgeschützter Datenträger</translation>
    </message>
    <message>
        <source>Reading the texture of {name}…</source>
        <translation>Textur von {name} wird gelesen …</translation>
    </message>
    <message>
        <source>Reading the texture…</source>
        <translation>Textur wird gelesen …</translation>
    </message>
    <message>
        <source>Recent work</source>
        <translation>Letzte Arbeiten</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Reds and pinks</source>
        <translation>Rot- und Rosatöne</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>Verfeinern</translation>
    </message>
    <message>
        <source>Refining…</source>
        <translation>Verfeinern …</translation>
    </message>
    <message>
        <source>Refining… {step} of {steps}</source>
        <translation>Verfeinern … {step} von {steps}</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Remove from the favourites (F)</source>
        <translation>Aus den Favoriten nehmen (F)</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation>Dateien ersetzen?</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Datei ersetzen?</translation>
    </message>
    <message>
        <source>Replacing it loses what is in it now.</source>
        <translation>Beim Ersetzen geht verloren, was jetzt darin ist.</translation>
    </message>
    <message>
        <source>Replacing loses what is in them now; skipping keeps them and writes the others.</source>
        <translation>Beim Ersetzen geht verloren, was jetzt darin ist; Überspringen behält sie und schreibt die anderen.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Größe ändern</translation>
    </message>
    <message>
        <source>Resize to {width} × {height}</source>
        <translation>Größe ändern auf {width} × {height}</translation>
    </message>
    <message>
        <source>Resize…</source>
        <translation>Größe ändern …</translation>
    </message>
    <message>
        <source>Resizing: {what}…</source>
        <translation>Größe ändern: {what} …</translation>
    </message>
    <message>
        <source>Resizing…</source>
        <translation>Größe wird geändert …</translation>
    </message>
    <message>
        <source>Right button</source>
        <translation>Rechte Taste</translation>
    </message>
    <message>
        <source>Royal blue</source>
        <translation>Königsblau</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>&amp;Überspringen</translation>
    </message>
    <message>
        <source>S&amp;tructure</source>
        <translation>S&amp;truktur</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG-Zeichnung</translation>
    </message>
    <message>
        <source>Sage cotton</source>
        <translation>Salbeigrüne Baumwolle</translation>
    </message>
    <message>
        <source>Salmon</source>
        <translation>Lachs</translation>
    </message>
    <message>
        <source>Sample photos</source>
        <translation>Beispielfotos</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save all scenes on a sheet (S)</source>
        <translation>Alle Szenen auf einem Blatt speichern (S)</translation>
    </message>
    <message>
        <source>Save as an animation (W)</source>
        <translation>Als Animation speichern (W)</translation>
    </message>
    <message>
        <source>Save as another file</source>
        <translation>Als andere Datei speichern</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Save code…</source>
        <translation>Code speichern…</translation>
    </message>
    <message>
        <source>Save everything in a project: photo, layers, what is not sent</source>
        <translation>Alles in einem Projekt speichern: Foto, Ebenen und was nicht gesendet wird</translation>
    </message>
    <message>
        <source>Save texture</source>
        <translation>Textur speichern</translation>
    </message>
    <message>
        <source>Save texture…: keeps the texture of the picture in My textures</source>
        <translation>Textur speichern …: behält die Textur des Bildes in „Meine Texturen“</translation>
    </message>
    <message>
        <source>Save the QR code</source>
        <translation>Den QR-Code speichern</translation>
    </message>
    <message>
        <source>Save the animation</source>
        <translation>Animation speichern</translation>
    </message>
    <message>
        <source>Save the changes to {name}?</source>
        <translation>Die Änderungen an {name} speichern?</translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation>Blatt speichern</translation>
    </message>
    <message>
        <source>Save the work on {name} as a project?</source>
        <translation>Die Arbeit an {name} als Projekt speichern?</translation>
    </message>
    <message>
        <source>Save to My textures under this name</source>
        <translation>Unter diesem Namen in „Meine Texturen“ speichern</translation>
    </message>
    <message>
        <source>Save to my textures…</source>
        <translation>In meinen Texturen speichern …</translation>
    </message>
    <message>
        <source>Saved {name} without the snapshots; Save as… a project to keep them</source>
        <translation>{name} ohne die Schnappschüsse gespeichert; „Speichern unter …“ als Projekt behält sie</translation>
    </message>
    <message>
        <source>Saved {name}, {size:,} B</source>
        <translation>{name} gespeichert, {size:,} B</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Szene</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>Die Kürzel durchsuchen</translation>
    </message>
    <message>
        <source>Search the textures</source>
        <translation>Die Texturen durchsuchen</translation>
    </message>
    <message>
        <source>Search: undo, zoom, Ctrl…</source>
        <translation>Suchen: rückgängig, Zoom, Strg …</translation>
    </message>
    <message>
        <source>See the lines</source>
        <translation>Die Linien sehen</translation>
    </message>
    <message>
        <source>See this photo as every installed model paints it, side by side</source>
        <translation>Dieses Foto nebeneinander sehen, wie es jedes installierte Modell malt</translation>
    </message>
    <message>
        <source>Select a box (Shift: add, Alt: subtract)</source>
        <translation>Ein Rechteck auswählen (Umschalt: hinzufügen, Alt: abziehen)</translation>
    </message>
    <message>
        <source>Select a part of the picture first, with lasso, box or wand</source>
        <translation>Zuerst einen Teil des Bildes auswählen, mit Lasso, Rechteck oder Zauberstab</translation>
    </message>
    <message>
        <source>Select by drawing around (Shift: add, Alt: subtract)</source>
        <translation>Durch Umfahren auswählen (Umschalt: hinzufügen, Alt: abziehen)</translation>
    </message>
    <message>
        <source>Select lines with the lasso first</source>
        <translation>Zuerst Linien mit dem Lasso auswählen</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>Select the region of texture {number}</source>
        <translation>Den Bereich von Textur {number} auswählen</translation>
    </message>
    <message>
        <source>Select the thing there; a double click: all that touches it, as a whole person</source>
        <translation>Das Ding dort auswählen; Doppelklick: alles, was es berührt, etwa eine ganze Person</translation>
    </message>
    <message>
        <source>Select the whole picture</source>
        <translation>Das ganze Bild auswählen</translation>
    </message>
    <message>
        <source>Select what is not selected</source>
        <translation>Auswählen, was nicht ausgewählt ist</translation>
    </message>
    <message>
        <source>Select what lines enclose (Shift: add, Alt: subtract)</source>
        <translation>Auswählen, was Linien umschließen (Umschalt: hinzufügen, Alt: abziehen)</translation>
    </message>
    <message>
        <source>Selection, PNG</source>
        <translation>Auswahl, PNG</translation>
    </message>
    <message>
        <source>Set pins and drag them (Enter keeps it, Esc drops it, Del removes a pin)</source>
        <translation>Stifte setzen und ziehen (Eingabe behält es, Esc verwirft es, Entf nimmt einen weg)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Share of each layer</source>
        <translation>Anteil jeder Ebene</translation>
    </message>
    <message>
        <source>Shares of the picture that the decoder invents, and that are true to the photo</source>
        <translation>Anteile des Bildes, die der Decoder erfindet und die treu zum Foto sind</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Shorter side</source>
        <translation>Kürzere Seite</translation>
    </message>
    <message>
        <source>Shorter side in pixels</source>
        <translation>Kürzere Seite in Pixeln</translation>
    </message>
    <message>
        <source>Show a room how the picture comes about, full screen</source>
        <translation>Im Vollbild vorführen, wie das Bild entsteht</translation>
    </message>
    <message>
        <source>Show all textures</source>
        <translation>Alle Texturen zeigen</translation>
    </message>
    <message>
        <source>Show the favourites only</source>
        <translation>Nur die Favoriten zeigen</translation>
    </message>
    <message>
        <source>Show the labels whatever the tool</source>
        <translation>Klassen bei jedem Werkzeug zeigen</translation>
    </message>
    <message>
        <source>Show the picture of the next tab</source>
        <translation>Das Bild des nächsten Tabs zeigen</translation>
    </message>
    <message>
        <source>Show the picture of the tab before</source>
        <translation>Das Bild des vorigen Tabs zeigen</translation>
    </message>
    <message>
        <source>Show the preserved parts whatever the tool</source>
        <translation>Die bewahrten Teile bei jedem Werkzeug zeigen</translation>
    </message>
    <message>
        <source>Show the start page, with samples and recent work</source>
        <translation>Die Startseite mit Beispielen und letzten Arbeiten zeigen</translation>
    </message>
    <message>
        <source>Show the structure lines whatever the tool</source>
        <translation>Die Strukturlinien bei jedem Werkzeug zeigen</translation>
    </message>
    <message>
        <source>Show the textures of this group</source>
        <translation>Die Texturen dieser Gruppe zeigen</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>Das ganze Bild zeigen</translation>
    </message>
    <message>
        <source>Show two snapshots with a divider to drag, or one beside what is there now</source>
        <translation>Zwei Schnappschüsse mit verschiebbarer Trennlinie zeigen, oder einen neben dem jetzigen Stand</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Shrink preserved</source>
        <translation>Bewahrtes verkleinern</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Side-by-side sheet, PNG</source>
        <translation>Vergleichsblatt, PNG</translation>
    </message>
    <message>
        <source>Side-by-side sheets</source>
        <translation>Vergleichsblätter</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size of photos</source>
        <translation>Größe von Fotos</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>Größe des Bildes</translation>
    </message>
    <message>
        <source>Size, model, notes and checksums</source>
        <translation>Größe, Modell, Notizen und Prüfsummen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Sky polo</source>
        <translation>Himmelblaues Polo</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>Schiefer</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>Kleinerer Pinsel</translation>
    </message>
    <message>
        <source>Snapshot {number}</source>
        <translation>Schnappschuss {number}</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Schnappschüsse</translation>
    </message>
    <message>
        <source>Sneakers</source>
        <translation>Turnschuhe</translation>
    </message>
    <message>
        <source>So few bytes keep nothing of it, or it is kept already.</source>
        <translation>So wenige Bytes bewahren nichts davon, oder es ist schon bewahrt.</translation>
    </message>
    <message>
        <source>Soft black</source>
        <translation>Weiches Schwarz</translation>
    </message>
    <message>
        <source>Some unsaved work cannot be read: {what}</source>
        <translation>Ein Teil der ungesicherten Arbeit ist nicht lesbar: {what}</translation>
    </message>
    <message>
        <source>Something unexpected happened{many}, but your work is kept: you can go on, or save it and start again.</source>
        <translation>Etwas Unerwartetes ist passiert{many}, aber die Arbeit ist erhalten: weitermachen ist möglich, oder speichern und neu starten.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Stars on navy</source>
        <translation>Sterne auf Marineblau</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>State of the model</source>
        <translation>Zustand des Modells</translation>
    </message>
    <message>
        <source>Steady hand</source>
        <translation>Ruhige Hand</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Still being prepared; try again in a moment.</source>
        <translation>Wird noch vorbereitet; gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop after the current photo</source>
        <translation>Nach dem aktuellen Foto anhalten</translation>
    </message>
    <message>
        <source>Stop decoding</source>
        <translation>Decodieren anhalten</translation>
    </message>
    <message>
        <source>Stop decoding; what is shown stays until the next change</source>
        <translation>Decodieren anhalten; was zu sehen ist, bleibt bis zur nächsten Änderung</translation>
    </message>
    <message>
        <source>Stop: {work}</source>
        <translation>Anhalten: {work}</translation>
    </message>
    <message>
        <source>Stopped before the first photo.</source>
        <translation>Vor dem ersten Foto angehalten.</translation>
    </message>
    <message>
        <source>Stopped: decoded coarsely</source>
        <translation>Angehalten: grob decodiert</translation>
    </message>
    <message>
        <source>Stopped: {told}.</source>
        <translation>Angehalten: {told}.</translation>
    </message>
    <message>
        <source>Stopping after this photo…</source>
        <translation>Hält nach diesem Foto an …</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Strength in percent</source>
        <translation>Stärke in Prozent</translation>
    </message>
    <message>
        <source>Strip…</source>
        <translation>Streifen …</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>Structure lines</source>
        <translation>Strukturlinien</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Studien</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Motiv</translation>
    </message>
    <message>
        <source>Suggest what to keep</source>
        <translation>Vorschlagen, was bewahrt wird</translation>
    </message>
    <message>
        <source>Suggest what to keep…</source>
        <translation>Vorschlagen, was bewahrt wird …</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>Überraschen</translation>
    </message>
    <message>
        <source>Surprises</source>
        <translation>Überraschungen</translation>
    </message>
    <message>
        <source>Symmetry above and below</source>
        <translation>Symmetrie oben und unten</translation>
    </message>
    <message>
        <source>Symmetry left and right</source>
        <translation>Symmetrie links und rechts</translation>
    </message>
    <message>
        <source>Synthesise</source>
        <translation>Erfinden</translation>
    </message>
    <message>
        <source>Synthesise all</source>
        <translation>Alles erfinden</translation>
    </message>
    <message>
        <source>Synthesise by one level</source>
        <translation>Um eine Stufe senken</translation>
    </message>
    <message>
        <source>Synthesise everything</source>
        <translation>Alles erfinden</translation>
    </message>
    <message>
        <source>Synthesise it</source>
        <translation>Auswahl erfinden</translation>
    </message>
    <message>
        <source>Synthesise to nothing</source>
        <translation>Ganz erfinden</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>Systeme</translation>
    </message>
    <message>
        <source>Systems…</source>
        <translation>Systeme …</translation>
    </message>
    <message>
        <source>Take Preserve ({PRESERVE}) and paint over the logo: there the picture is true to the photo.</source>
        <translation>Bewahren ({PRESERVE}) nehmen und über das Logo malen: dort ist das Bild treu zum Foto.</translation>
    </message>
    <message>
        <source>Take all photos off the list</source>
        <translation>Alle Fotos aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Take back a point</source>
        <translation>Einen Punkt zurücknehmen</translation>
    </message>
    <message>
        <source>Take part in a study</source>
        <translation>An einer Studie teilnehmen</translation>
    </message>
    <message>
        <source>Take part in a study…</source>
        <translation>An einer Studie teilnehmen…</translation>
    </message>
    <message>
        <source>Take snapshot</source>
        <translation>Schnappschuss</translation>
    </message>
    <message>
        <source>Take the class under the mouse in hand</source>
        <translation>Die Klasse unter der Maus wählen</translation>
    </message>
    <message>
        <source>Take the ink ({INK}) and draw on the picture, or the eraser ({ERASER}). The picture follows the pen.</source>
        <translation>Die Tusche ({INK}) nehmen und auf das Bild zeichnen, oder den Radierer ({ERASER}). Das Bild folgt dem Stift.</translation>
    </message>
    <message>
        <source>Take the structure map from a picture, white = line</source>
        <translation>Die Strukturkarte aus einem Bild nehmen, Weiß = Linie</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Rundgang machen</translation>
    </message>
    <message>
        <source>Take this back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take what is shown; one undo takes it back (Enter)</source>
        <translation>Nehmen, was zu sehen ist; einmal Rückgängig nimmt es zurück (Eingabe)</translation>
    </message>
    <message>
        <source>Take what is where from a map</source>
        <translation>Aus einer Karte nehmen, was wo ist</translation>
    </message>
    <message>
        <source>Takes effect when GC Studio is started again.</source>
        <translation>Gilt ab dem nächsten Start von GC Studio.</translation>
    </message>
    <message>
        <source>Texture of {name} added; click it to use it</source>
        <translation>Textur von {name} hinzugefügt; anklicken, um sie zu verwenden</translation>
    </message>
    <message>
        <source>Texture {number} of the picture: selects its region, so that a picked texture goes there alone; once more selects nothing. The marked one takes textures when nothing is selected; Ctrl+A selects all</source>
        <translation>Textur {number} des Bildes: wählt ihren Bereich aus, sodass eine gewählte Textur nur dorthin kommt; noch einmal hebt die Auswahl auf. Die markierte nimmt Texturen an, wenn nichts ausgewählt ist; Strg+A wählt alles aus</translation>
    </message>
    <message>
        <source>Texture: {name}</source>
        <translation>Textur: {name}</translation>
    </message>
    <message>
        <source>Texture: {name}, {percent} %</source>
        <translation>Textur: {name}, {percent} %</translation>
    </message>
    <message>
        <source>Textures</source>
        <translation>Texturen</translation>
    </message>
    <message>
        <source>Textures: {group}</source>
        <translation>Texturen: {group}</translation>
    </message>
    <message numerus="yes">
        <source>The %n cells that are kept are given up: what they hold is good for this size alone.</source>
        <translation>
            <numerusform>Die bewahrte Zelle wird aufgegeben: Was sie enthält, gilt nur für diese Größe.</numerusform>
            <numerusform>Die %n bewahrten Zellen werden aufgegeben: Was sie enthalten, gilt nur für diese Größe.</numerusform>
        </translation>
    </message>
    <message>
        <source>The GPU has failed; decoding goes on on the processor.</source>
        <translation>Die Grafikkarte hat versagt; decodiert wird auf dem Prozessor.</translation>
    </message>
    <message>
        <source>The GPU is out of memory; decoding goes on on the processor.</source>
        <translation>Der Grafikspeicher ist voll; decodiert wird auf dem Prozessor.</translation>
    </message>
    <message>
        <source>The centre</source>
        <translation>Die Mitte</translation>
    </message>
    <message>
        <source>The command is on the clipboard. It leaves out: {left_out}</source>
        <translation>Das Kommando ist in der Zwischenablage. Es lässt weg: {left_out}</translation>
    </message>
    <message>
        <source>The command is on the clipboard: {command}</source>
        <translation>Das Kommando ist in der Zwischenablage: {command}</translation>
    </message>
    <message>
        <source>The decoded picture as this WebP file shows it.</source>
        <translation>Das decodierte Bild, wie diese WebP-Datei es zeigt.</translation>
    </message>
    <message>
        <source>The decoded picture is in the clipboard</source>
        <translation>Das decodierte Bild ist in der Zwischenablage</translation>
    </message>
    <message>
        <source>The decoded picture, lossless</source>
        <translation>Das decodierte Bild, verlustfrei</translation>
    </message>
    <message>
        <source>The decoded picture, smaller</source>
        <translation>Das decodierte Bild, kleiner</translation>
    </message>
    <message>
        <source>The decoded picture, to the pixel.</source>
        <translation>Das decodierte Bild, Pixel für Pixel.</translation>
    </message>
    <message>
        <source>The decoded picture; above it, hidden, regions, preserved cells and lines.</source>
        <translation>Das decodierte Bild; darüber, ausgeblendet, Bereiche, bewahrte Zellen und Linien.</translation>
    </message>
    <message>
        <source>The decoder cannot paint {colour} here; this is the nearest, {distance} of CIELAB away</source>
        <translation>Der Decoder kann {colour} hier nicht malen; das ist die nächste Farbe, {distance} CIELAB entfernt</translation>
    </message>
    <message>
        <source>The export opens when the picture is decoded</source>
        <translation>Der Export öffnet sich, sobald das Bild decodiert ist</translation>
    </message>
    <message>
        <source>The file never has more, and hardly less</source>
        <translation>Die Datei hat nie mehr und kaum weniger</translation>
    </message>
    <message>
        <source>The gist</source>
        <translation>Grob</translation>
    </message>
    <message>
        <source>The hand was at work while the picture was resized: resize it again</source>
        <translation>Während der Größenänderung wurde gezeichnet: die Größe noch einmal ändern</translation>
    </message>
    <message>
        <source>The lighter a pen touches, the lower the level that it paints</source>
        <translation>Je leichter der Stift aufsetzt, desto niedriger die gemalte Stufe</translation>
    </message>
    <message>
        <source>The lines as curves, for programs that draw</source>
        <translation>Die Linien als Kurven, für Zeichenprogramme</translation>
    </message>
    <message>
        <source>The lines as curves, sharp at any size.</source>
        <translation>Die Linien als Kurven, scharf in jeder Größe.</translation>
    </message>
    <message>
        <source>The lines that the decoder paints between</source>
        <translation>Die Linien, zwischen denen der Decoder malt</translation>
    </message>
    <message>
        <source>The link is in the clipboard</source>
        <translation>Der Link ist in der Zwischenablage</translation>
    </message>
    <message>
        <source>The map of what is where, which any scene can begin with</source>
        <translation>Die Karte, was wo ist; jede Szene kann damit beginnen</translation>
    </message>
    <message>
        <source>The model is still loading; try again in a moment</source>
        <translation>Das Modell wird noch geladen; gleich noch einmal versuchen</translation>
    </message>
    <message>
        <source>The model of this picture preserves nothing</source>
        <translation>Das Modell dieses Bildes bewahrt nichts</translation>
    </message>
    <message>
        <source>The name of a texture has at most {most} characters; this one has {count}.</source>
        <translation>Der Name einer Textur hat höchstens {most} Zeichen; dieser hat {count}.</translation>
    </message>
    <message>
        <source>The name of a texture is one line of ordinary characters.</source>
        <translation>Der Name einer Textur ist eine Zeile gewöhnlicher Zeichen.</translation>
    </message>
    <message>
        <source>The net that finds labels is not installed; take a map</source>
        <translation>Das Netz, das Klassen findet, ist nicht installiert; nehmen Sie eine Karte</translation>
    </message>
    <message>
        <source>The part is in the clipboard; paste it into this or another picture</source>
        <translation>Der Teil ist in der Zwischenablage; er lässt sich in dieses oder ein anderes Bild einfügen</translation>
    </message>
    <message>
        <source>The part is in this picture already</source>
        <translation>Der Teil ist schon in diesem Bild</translation>
    </message>
    <message>
        <source>The part on the clipboard is damaged; copy it again</source>
        <translation>Der Teil in der Zwischenablage ist beschädigt; noch einmal kopieren</translation>
    </message>
    <message>
        <source>The part was copied with another version of GC Studio; use the same one for both</source>
        <translation>Der Teil wurde mit einer anderen Version von GC Studio kopiert; für beides dieselbe verwenden</translation>
    </message>
    <message>
        <source>The part was made with model {part}, this picture with {picture}: it cannot take its textures</source>
        <translation>Der Teil stammt von Modell {part}, dieses Bild von {picture}: es kann seine Texturen nicht übernehmen</translation>
    </message>
    <message>
        <source>The photo</source>
        <translation>Das Foto</translation>
    </message>
    <message>
        <source>The photo as it was opened</source>
        <translation>Das Foto, wie es geöffnet wurde</translation>
    </message>
    <message>
        <source>The photo at hand has {size}: lines are carried over as curves, textures stay.</source>
        <translation>Das vorliegende Foto hat {size}: Linien werden als Kurven übernommen, Texturen bleiben.</translation>
    </message>
    <message>
        <source>The photo is not at hand</source>
        <translation>Das Foto liegt nicht vor</translation>
    </message>
    <message>
        <source>The photo is not in this file.
Open it to compare.</source>
        <translation>Das Foto ist nicht in dieser Datei.
Zum Vergleichen öffnen.</translation>
    </message>
    <message>
        <source>The photo is not in this file: preserved parts can be given up, but no more can be preserved.</source>
        <translation>Das Foto ist nicht in dieser Datei: Bewahrtes lässt sich aufgeben, aber nicht mehr bewahren.</translation>
    </message>
    <message>
        <source>The photo&apos;s own</source>
        <translation>Die des Fotos</translation>
    </message>
    <message>
        <source>The photo, and back (P)</source>
        <translation>Das Foto, und zurück (P)</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>Das Bild</translation>
    </message>
    <message>
        <source>The picture changed while it was refined: refine it again</source>
        <translation>Das Bild wurde während des Verfeinerns geändert: noch einmal verfeinern</translation>
    </message>
    <message>
        <source>The picture changed while it was resized: resize it again</source>
        <translation>Das Bild wurde während der Größenänderung geändert: die Größe noch einmal ändern</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>Das Bild ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The picture is still being decoded; try again in a moment</source>
        <translation>Das Bild wird noch decodiert; gleich noch einmal versuchen</translation>
    </message>
    <message>
        <source>The picture that the recipient will see</source>
        <translation>Das Bild, das beim Empfänger ankommt</translation>
    </message>
    <message>
        <source>The pictures side by side, with their figures, as PNG.</source>
        <translation>Die Bilder nebeneinander mit ihren Zahlen, als PNG.</translation>
    </message>
    <message>
        <source>The pictures with their figures</source>
        <translation>Die Bilder mit ihren Zahlen</translation>
    </message>
    <message>
        <source>The same bytes</source>
        <translation>Dieselben Bytes</translation>
    </message>
    <message>
        <source>The selected part of the picture is in the clipboard</source>
        <translation>Der ausgewählte Teil des Bildes ist in der Zwischenablage</translation>
    </message>
    <message>
        <source>The selected part of the picture, the rest transparent</source>
        <translation>Der ausgewählte Teil des Bildes, der Rest durchsichtig</translation>
    </message>
    <message>
        <source>The selected part; what is around it is transparent.</source>
        <translation>Der ausgewählte Teil; was ihn umgibt, ist durchsichtig.</translation>
    </message>
    <message>
        <source>The smallest file that each encoder makes of this photo, at the same size in pixels, beside ours</source>
        <translation>Die kleinste Datei, die jeder Encoder aus diesem Foto bei gleicher Pixelgröße macht, neben unserer</translation>
    </message>
    <message>
        <source>The structure map alone</source>
        <translation>Nur die Strukturkarte</translation>
    </message>
    <message>
        <source>The thumbnail of {label} in your texture library is lost: {why}.</source>
        <translation>Das Vorschaubild von {label} in der Texturbibliothek ist verloren: {why}.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Theme, language, size of photos, device, autosave</source>
        <translation>Farbschema, Sprache, Größe von Fotos, Gerät, Sicherung</translation>
    </message>
    <message>
        <source>There are no lines in the selection.</source>
        <translation>In der Auswahl sind keine Linien.</translation>
    </message>
    <message>
        <source>There are {most} snapshots already: delete one first</source>
        <translation>Es gibt schon {most} Schnappschüsse: zuerst einen löschen</translation>
    </message>
    <message>
        <source>There is no model to decode with.</source>
        <translation>Es gibt kein Modell zum Decodieren.</translation>
    </message>
    <message>
        <source>There is no original to show: the photo is not in this file.</source>
        <translation>Kein Original zu zeigen: Das Foto ist nicht in dieser Datei.</translation>
    </message>
    <message>
        <source>There is no photo in {name}.</source>
        <translation>In {name} ist kein Foto.</translation>
    </message>
    <message>
        <source>There is no photo to compare with: it is not in this file.</source>
        <translation>Kein Foto zum Vergleichen: Es ist nicht in dieser Datei.</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard; copy one first</source>
        <translation>In der Zwischenablage ist kein Bild; zuerst eines kopieren</translation>
    </message>
    <message>
        <source>There is no public page yet. Without one only GC Studio and gcx read the link and its code.</source>
        <translation>Noch gibt es keine öffentliche Seite. Ohne eine lesen nur GC Studio und gcx den Link und seinen Code.</translation>
    </message>
    <message>
        <source>There is no texture “{name}” in the list that others could be like</source>
        <translation>In der Liste ist keine Textur „{name}“, der andere ähneln könnten</translation>
    </message>
    <message>
        <source>There is nothing to go to yet: open another picture, or change this one</source>
        <translation>Es gibt noch kein Ziel: ein anderes Bild öffnen oder dieses ändern</translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation>Es gibt nichts zu wiederholen</translation>
    </message>
    <message>
        <source>There is nothing to suggest: the photo is not in this file.</source>
        <translation>Nichts vorzuschlagen: Das Foto ist nicht in dieser Datei.</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>Es gibt nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>They are of different models, {first} and {second}, whose codes cannot be mixed</source>
        <translation>Sie sind von verschiedenen Modellen, {first} und {second}, deren Codes sich nicht mischen lassen</translation>
    </message>
    <message>
        <source>They will be lost otherwise.</source>
        <translation>Sonst gehen sie verloren.</translation>
    </message>
    <message>
        <source>Thin lines</source>
        <translation>Linien verdünnen</translation>
    </message>
    <message>
        <source>This is all that the file holds.</source>
        <translation>Das ist alles, was die Datei enthält.</translation>
    </message>
    <message>
        <source>This picture cannot be decoded.</source>
        <translation>Dieses Bild lässt sich nicht decodieren.</translation>
    </message>
    <message>
        <source>This picture cannot be presented any further: {why}</source>
        <translation>Dieses Bild lässt sich nicht weiter vorführen: {why}</translation>
    </message>
    <message>
        <source>This picture has no lines</source>
        <translation>Dieses Bild hat keine Linien</translation>
    </message>
    <message>
        <source>This picture has no textures</source>
        <translation>Dieses Bild hat keine Texturen</translation>
    </message>
    <message>
        <source>This picture is no scene</source>
        <translation>Dieses Bild ist keine Szene</translation>
    </message>
    <message>
        <source>This picture was made with model {name}; the textures are of another. Drop a photo to take its texture</source>
        <translation>Dieses Bild wurde mit Modell {name} gemacht; die Texturen gehören zu einem anderen. Ein Foto hierherziehen, um dessen Textur zu nehmen</translation>
    </message>
    <message>
        <source>This step takes {size:,} B</source>
        <translation>Dieser Schritt braucht {size:,} B</translation>
    </message>
    <message>
        <source>This texture was made with another model, {model}</source>
        <translation>Diese Textur wurde mit einem anderen Modell gemacht, {model}</translation>
    </message>
    <message>
        <source>To nothing</source>
        <translation>Ganz</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Transform lines</source>
        <translation>Linien umformen</translation>
    </message>
    <message>
        <source>Transform part</source>
        <translation>Teil umformen</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>Turn a folder of photos into .gcx files or decoded pictures</source>
        <translation>Einen Ordner voll Fotos in .gcx-Dateien oder decodierte Bilder verwandeln</translation>
    </message>
    <message>
        <source>Turn a photo into lines, a texture and the details you keep: a kilobyte or two, all editable.</source>
        <translation>Ein Foto wird zu Linien, einer Textur und den bewahrten Details: ein, zwei Kilobyte, alles bearbeitbar.</translation>
    </message>
    <message>
        <source>Turn into, instead of {name}</source>
        <translation>Umwandeln, statt {name}</translation>
    </message>
    <message>
        <source>Turn into: {name}</source>
        <translation>Umwandeln: {name}</translation>
    </message>
    <message>
        <source>Turn into…</source>
        <translation>Umwandeln …</translation>
    </message>
    <message>
        <source>Turn the selected lines by a quarter</source>
        <translation>Die ausgewählten Linien um ein Viertel drehen</translation>
    </message>
    <message>
        <source>Turn the selection into</source>
        <translation>Die Auswahl umwandeln</translation>
    </message>
    <message>
        <source>Turn the selection into it</source>
        <translation>Auswahl dazu machen</translation>
    </message>
    <message>
        <source>Turquoise jersey</source>
        <translation>Türkiser Jersey</translation>
    </message>
    <message>
        <source>Twelve new textures, as clothes might have them</source>
        <translation>Zwölf neue Texturen, wie Kleidung sie haben könnte</translation>
    </message>
    <message>
        <source>Twelve new textures, as clothes might have them; each can be made again from its number</source>
        <translation>Zwölf neue Texturen, wie Kleidung sie haben könnte; jede lässt sich aus ihrer Zahl wieder machen</translation>
    </message>
    <message>
        <source>Type a part of a texture&apos;s name</source>
        <translation>Einen Teil des Namens einer Textur eingeben</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Eingeben, was zu tun ist</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo memory</source>
        <translation>Verlaufsspeicher</translation>
    </message>
    <message>
        <source>Undo memory, doubling with every step</source>
        <translation>Verlaufsspeicher, verdoppelt sich mit jedem Schritt</translation>
    </message>
    <message>
        <source>Undo the last action</source>
        <translation>Die letzte Aktion rückgängig machen</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation>Unerwarteter Fehler</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungesicherte Änderungen</translation>
    </message>
    <message>
        <source>Unsaved work was found</source>
        <translation>Ungesicherte Arbeit gefunden</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Version, model and licence</source>
        <translation>Version, Modell und Lizenz</translation>
    </message>
    <message>
        <source>Very steady hand</source>
        <translation>Sehr ruhige Hand</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Violet stripes</source>
        <translation>Violette Streifen</translation>
    </message>
    <message>
        <source>Wand</source>
        <translation>Zauberstab</translation>
    </message>
    <message>
        <source>Warp</source>
        <translation>Verzerren</translation>
    </message>
    <message>
        <source>Washed denim</source>
        <translation>Gewaschener Denim</translation>
    </message>
    <message>
        <source>Way to do it</source>
        <translation>Art und Weise</translation>
    </message>
    <message>
        <source>WebP picture</source>
        <translation>WebP-Bild</translation>
    </message>
    <message>
        <source>What became of each photo is listed here.</source>
        <translation>Was aus jedem Foto wurde, steht hier.</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was soll geschehen?</translation>
    </message>
    <message>
        <source>What each part of the picture shows</source>
        <translation>Was jeder Teil des Bildes zeigt</translation>
    </message>
    <message>
        <source>What is invented</source>
        <translation>Was erfunden ist</translation>
    </message>
    <message>
        <source>What is kept gets larger and no sharper.</source>
        <translation>Bewahrtes wird größer und nicht schärfer.</translation>
    </message>
    <message>
        <source>What is kept is read from the photo again.</source>
        <translation>Bewahrtes wird neu vom Foto gelesen.</translation>
    </message>
    <message>
        <source>What is kept; the rest is synthesised from structure and texture</source>
        <translation>Was bewahrt wird; der Rest wird aus Struktur und Textur erfunden</translation>
    </message>
    <message>
        <source>What is where in the scene</source>
        <translation>Was wo in der Szene ist</translation>
    </message>
    <message>
        <source>What is where, a shape for each class.</source>
        <translation>Was wo ist, eine Form für jede Klasse.</translation>
    </message>
    <message>
        <source>What is where, in a palette of the colours of the classes.</source>
        <translation>Was wo ist, in einer Palette der Farben der Klassen.</translation>
    </message>
    <message>
        <source>What keeps the preserved cells true to the photo</source>
        <translation>Was die bewahrten Zellen treu zum Foto hält</translation>
    </message>
    <message>
        <source>What lies between the lines: 64 numbers for each texture.</source>
        <translation>Was zwischen den Linien liegt: 64 Zahlen je Textur.</translation>
    </message>
    <message>
        <source>What others make of as many, or of the fewest they can.</source>
        <translation>Was andere aus so vielen machen, oder aus so wenigen, wie sie können.</translation>
    </message>
    <message>
        <source>What stands out, and people whose faces are seen</source>
        <translation>Was hervorsticht, und Menschen, deren Gesichter zu sehen sind</translation>
    </message>
    <message>
        <source>What takes the photos apart, and paints them</source>
        <translation>Was die Fotos zerlegt und malt</translation>
    </message>
    <message>
        <source>What the decoder invented, and how true the rest is to the photo</source>
        <translation>Was der Decoder erfunden hat und wie treu der Rest zum Foto ist</translation>
    </message>
    <message>
        <source>What the decoder made different from the photo</source>
        <translation>Was der Decoder anders gemacht hat als das Foto</translation>
    </message>
    <message>
        <source>What the parts between the lines are made of</source>
        <translation>Woraus die Teile zwischen den Linien sind</translation>
    </message>
    <message>
        <source>What the recipient sees: decoded from these very bytes.</source>
        <translation>Was beim Empfänger ankommt: aus genau diesen Bytes decodiert.</translation>
    </message>
    <message>
        <source>What to go to</source>
        <translation>Wohin es gehen soll</translation>
    </message>
    <message>
        <source>What was dropped is no image that can be read</source>
        <translation>Das Abgelegte ist kein lesbares Bild</translation>
    </message>
    <message>
        <source>What you open and save is kept here, with a small picture to know it by.</source>
        <translation>Was geöffnet und gespeichert wird, steht hier mit einem kleinen Bild zum Wiedererkennen.</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>Where the picture is furthest from the photo</source>
        <translation>Wo das Bild am weitesten vom Foto entfernt ist</translation>
    </message>
    <message>
        <source>Where things begin and end. Anyone can redraw them.</source>
        <translation>Wo Dinge anfangen und enden. Jeder kann sie neu zeichnen.</translation>
    </message>
    <message>
        <source>Which cells are preserved</source>
        <translation>Welche Zellen bewahrt sind</translation>
    </message>
    <message>
        <source>While drawing</source>
        <translation>Beim Zeichnen</translation>
    </message>
    <message>
        <source>White cotton</source>
        <translation>Weiße Baumwolle</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Width and height of the picture in pixels</source>
        <translation>Breite und Höhe des Bildes in Pixeln</translation>
    </message>
    <message>
        <source>With the gist of every cell, where a model has it</source>
        <translation>Mit jeder Zelle grob bewahrt, wo ein Modell das kann</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Write all pictures with their bytes into one, as soon as they are painted</source>
        <translation>Alle Bilder mit ihren Bytes in ein Bild schreiben, sobald sie gemalt sind</translation>
    </message>
    <message>
        <source>Write original, decoded picture and structure as one PNG</source>
        <translation>Original, decodiertes Bild und Struktur als ein PNG schreiben</translation>
    </message>
    <message>
        <source>Write the QR code as a PNG or an SVG</source>
        <translation>Den QR-Code als PNG oder SVG schreiben</translation>
    </message>
    <message>
        <source>Write the compressed pictures</source>
        <translation>Die komprimierten Bilder schreiben</translation>
    </message>
    <message>
        <source>Write the files</source>
        <translation>Die Dateien schreiben</translation>
    </message>
    <message>
        <source>Write the steps beside each other, as a PNG</source>
        <translation>Die Schritte nebeneinander als PNG schreiben</translation>
    </message>
    <message>
        <source>Write the structure map as a PNG</source>
        <translation>Die Strukturkarte als PNG schreiben</translation>
    </message>
    <message>
        <source>Write the way as an animated WebP</source>
        <translation>Den Weg als animiertes WebP schreiben</translation>
    </message>
    <message>
        <source>Write what is where as a PNG or an SVG</source>
        <translation>Als PNG oder SVG schreiben, was wo ist</translation>
    </message>
    <message>
        <source>Write what the .gcx files decode to</source>
        <translation>Schreiben, was die .gcx-Dateien decodiert ergeben</translation>
    </message>
    <message>
        <source>Writing {name}… {percent}</source>
        <translation>{name} wird geschrieben … {percent}</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben …</translation>
    </message>
    <message>
        <source>Your photos</source>
        <translation>Eigene Fotos</translation>
    </message>
    <message>
        <source>Your texture library cannot be changed: {why}.</source>
        <translation>Die Texturbibliothek lässt sich nicht ändern: {why}.</translation>
    </message>
    <message>
        <source>Your texture library cannot be read: {why}.</source>
        <translation>Die Texturbibliothek ist nicht lesbar: {why}.</translation>
    </message>
    <message>
        <source>Your texture library is being changed by another window; try again.</source>
        <translation>Die Texturbibliothek wird gerade von einem anderen Fenster geändert; noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Your texture library is damaged: {why}; {copy}.</source>
        <translation>Die Texturbibliothek ist beschädigt: {why}; {copy}.</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>a click: {size}</source>
        <translation>ein Klick: {size}</translation>
    </message>
    <message>
        <source>a picture from noise</source>
        <translation>ein Bild aus Rauschen</translation>
    </message>
    <message>
        <source>accessories</source>
        <translation>Accessoires</translation>
    </message>
    <message>
        <source>and {count} more before</source>
        <translation>und {count} weitere davor</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <source>background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>Tasche</translation>
    </message>
    <message>
        <source>cannot be painted</source>
        <translation>lässt sich nicht malen</translation>
    </message>
    <message>
        <source>cannot load the net for {name} from {path}: it is missing or damaged</source>
        <translation>kann das Netz für {name} aus {path} nicht laden: es fehlt oder ist beschädigt</translation>
    </message>
    <message>
        <source>cannot load {what} from {path}: {why}</source>
        <translation>kann {what} aus {path} nicht laden: {why}</translation>
    </message>
    <message>
        <source>cells raised: {counts}</source>
        <translation>angehobene Zellen: {counts}</translation>
    </message>
    <message>
        <source>cells that are kept</source>
        <translation>bewahrte Zellen</translation>
    </message>
    <message>
        <source>coat</source>
        <translation>Mantel</translation>
    </message>
    <message>
        <source>container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>counting its bytes</source>
        <translation>Bytes werden gezählt</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>wird gezählt …</translation>
    </message>
    <message>
        <source>crop it into pieces, or take a size of at most {most}</source>
        <translation>in Stücke schneiden oder eine Größe von höchstens {most} nehmen</translation>
    </message>
    <message>
        <source>damaged file: a checksum does not match; get the file again</source>
        <translation>beschädigte Datei: Eine Prüfsumme stimmt nicht; die Datei neu beschaffen</translation>
    </message>
    <message>
        <source>damaged file: a coefficient lies beyond the limit</source>
        <translation>beschädigte Datei: Ein Koeffizient liegt jenseits der Grenze</translation>
    </message>
    <message>
        <source>damaged file: a layer holds bytes that no encoder writes</source>
        <translation>beschädigte Datei: Eine Ebene enthält Bytes, die kein Encoder schreibt</translation>
    </message>
    <message>
        <source>damaged file: a length is not valid; get the file again</source>
        <translation>beschädigte Datei: Eine Länge ist ungültig; die Datei neu beschaffen</translation>
    </message>
    <message>
        <source>damaged file: a texture code lies beyond the limit</source>
        <translation>beschädigte Datei: Ein Texturcode liegt jenseits der Grenze</translation>
    </message>
    <message>
        <source>damaged file: the header is not valid</source>
        <translation>beschädigte Datei: Der Kopf ist ungültig</translation>
    </message>
    <message>
        <source>damaged file: there are too many notes in it</source>
        <translation>beschädigte Datei: Sie enthält zu viele Notizen</translation>
    </message>
    <message>
        <source>damaged file: {why}</source>
        <translation>beschädigte Datei: {why}</translation>
    </message>
    <message>
        <source>damaged or cut short; copy it again, all of it</source>
        <translation>beschädigt oder abgeschnitten; noch einmal kopieren, und zwar ganz</translation>
    </message>
    <message>
        <source>damaged or incomplete ({why})</source>
        <translation>beschädigt oder unvollständig ({why})</translation>
    </message>
    <message>
        <source>damaged project: the photo is {photo}, the document {document}</source>
        <translation>beschädigtes Projekt: Das Foto hat {photo}, das Dokument {document}</translation>
    </message>
    <message>
        <source>damaged project: {name} cannot be read; get the file again</source>
        <translation>beschädigtes Projekt: {name} ist nicht lesbar; die Datei neu beschaffen</translation>
    </message>
    <message>
        <source>damaged project: {name} has {size:,} bytes; the document needs {shape}</source>
        <translation>beschädigtes Projekt: {name} hat {size:,} Bytes; das Dokument braucht {shape}</translation>
    </message>
    <message>
        <source>damaged project: {name} holds no version; get the file again</source>
        <translation>beschädigtes Projekt: {name} nennt keine Version; die Datei neu beschaffen</translation>
    </message>
    <message>
        <source>damaged project: {name} is in it twice; get the file again</source>
        <translation>beschädigtes Projekt: {name} ist doppelt darin; die Datei neu beschaffen</translation>
    </message>
    <message>
        <source>damaged project: {name} is missing; get the file again</source>
        <translation>beschädigtes Projekt: {name} fehlt; die Datei neu beschaffen</translation>
    </message>
    <message>
        <source>damaged project: {name} is no JSON; get the file again</source>
        <translation>beschädigtes Projekt: {name} ist kein JSON; die Datei neu beschaffen</translation>
    </message>
    <message>
        <source>damaged project: {name} is not valid; get the file again</source>
        <translation>beschädigtes Projekt: {name} ist ungültig; die Datei neu beschaffen</translation>
    </message>
    <message>
        <source>damaged project: {name} is too large ({size:,} bytes)</source>
        <translation>beschädigtes Projekt: {name} ist zu groß ({size:,} Bytes)</translation>
    </message>
    <message>
        <source>damaged project: {name} is {mode}, not 8-bit RGB</source>
        <translation>beschädigtes Projekt: {name} ist {mode}, nicht RGB mit 8 Bit</translation>
    </message>
    <message>
        <source>detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>ziehen</translation>
    </message>
    <message>
        <source>drawing lines</source>
        <translation>Linien werden gezeichnet</translation>
    </message>
    <message>
        <source>dress</source>
        <translation>Kleid</translation>
    </message>
    <message>
        <source>faithful</source>
        <translation>treu</translation>
    </message>
    <message>
        <source>fewer</source>
        <translation>weniger</translation>
    </message>
    <message>
        <source>file has format version {version}, this program reads version {ours}; update GC Studio</source>
        <translation>die Datei hat Formatversion {version}, dieses Programm liest Version {ours}; GC Studio aktualisieren</translation>
    </message>
    <message>
        <source>file is cut short: {count} bytes are not all of it; get the file again</source>
        <translation>die Datei ist abgeschnitten: {count} Bytes sind nicht alles; die Datei neu beschaffen</translation>
    </message>
    <message>
        <source>file is damaged or cut short: the checksum does not match; get the file again</source>
        <translation>die Datei ist beschädigt oder abgeschnitten: Die Prüfsumme stimmt nicht; die Datei neu beschaffen</translation>
    </message>
    <message>
        <source>finding landmarks needs OpenVINO, which is not installed: pip install openvino</source>
        <translation>Merkpunkte zu finden braucht OpenVINO, das nicht installiert ist: pip install openvino</translation>
    </message>
    <message>
        <source>finding what to keep needs OpenVINO, which is not installed: pip install openvino</source>
        <translation>das Vorschlagen braucht OpenVINO, das nicht installiert ist: pip install openvino</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>fein</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>hair</source>
        <translation>Haar</translation>
    </message>
    <message>
        <source>in another tab</source>
        <translation>in einem anderen Tab</translation>
    </message>
    <message>
        <source>in use by another window of GC Studio</source>
        <translation>von einem anderen Fenster von GC Studio benutzt</translation>
    </message>
    <message>
        <source>installed: {names}</source>
        <translation>installiert: {names}</translation>
    </message>
    <message>
        <source>it has no {what}</source>
        <translation>{what} fehlt</translation>
    </message>
    <message>
        <source>it has {count:,} characters, but at most {most:,} are read</source>
        <translation>er hat {count:,} Zeichen, gelesen werden höchstens {most:,}</translation>
    </message>
    <message>
        <source>it has {width}x{height} pixels</source>
        <translation>es hat {width}x{height} Pixel</translation>
    </message>
    <message>
        <source>it holds no numbers</source>
        <translation>es enthält keine Zahlen</translation>
    </message>
    <message>
        <source>it is open here; save it instead, or choose another name</source>
        <translation>sie ist hier offen; stattdessen speichern oder einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>it is {size}</source>
        <translation>es hat {size}</translation>
    </message>
    <message>
        <source>it was kept as {path}</source>
        <translation>sie wurde als {path} aufgehoben</translation>
    </message>
    <message>
        <source>its code does not have {count} values</source>
        <translation>der Code hat nicht {count} Werte</translation>
    </message>
    <message>
        <source>its code has values other than integers of at most {limit}</source>
        <translation>der Code hat andere Werte als ganze Zahlen bis {limit}</translation>
    </message>
    <message>
        <source>its header describes no model ({why})</source>
        <translation>der Kopf beschreibt kein Modell ({why})</translation>
    </message>
    <message>
        <source>its identity {identity!r} is not eight hexadecimal digits</source>
        <translation>die Kennung {identity!r} hat nicht acht Hexadezimalziffern</translation>
    </message>
    <message>
        <source>its lines are wider than a pixel; Structure &gt; Thin lines makes the file smaller</source>
        <translation>ihre Linien sind breiter als ein Pixel; Struktur &gt; Linien verdünnen macht die Datei kleiner</translation>
    </message>
    <message>
        <source>jacket</source>
        <translation>Jacke</translation>
    </message>
    <message>
        <source>jeans</source>
        <translation>Jeans</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>lines that were changed</source>
        <translation>geänderte Linien</translation>
    </message>
    <message>
        <source>lines {lines:,} B at scale {scale}</source>
        <translation>Linien {lines:,} B im Maßstab {scale}</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>wird gesucht …</translation>
    </message>
    <message>
        <source>made with another model, {name} {model}</source>
        <translation>mit einem anderen Modell gemacht, {name} {model}</translation>
    </message>
    <message>
        <source>made with model {model}, but this version has {name} {identity}; open it with the version of GC Studio that made it</source>
        <translation>mit Modell {model} gemacht, aber diese Version hat {name} {identity}; mit der Version von GC Studio öffnen, die es gemacht hat</translation>
    </message>
    <message>
        <source>made with model {name} {identity}, which is not installed; {installed}. Install it (gcx models says where), or open the file with the version of GC Studio that made it</source>
        <translation>mit Modell {name} {identity} gemacht, das nicht installiert ist; {installed}. Es installieren (gcx models sagt, wohin) oder die Datei mit der Version von GC Studio öffnen, die sie gemacht hat</translation>
    </message>
    <message>
        <source>made with model {name} {model}; installed here: {models}</source>
        <translation>mit Modell {name} {model} gemacht; hier installiert: {models}</translation>
    </message>
    <message>
        <source>made with model {name}, which has layers that this program does not know; update GC Studio</source>
        <translation>mit Modell {name} gemacht, das Ebenen hat, die dieses Programm nicht kennt; GC Studio aktualisieren</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>model {name}</source>
        <translation>Modell {name}</translation>
    </message>
    <message>
        <source>model {name} cannot be fitted to a number of bytes</source>
        <translation>Modell {name} lässt sich nicht an eine Zahl von Bytes anpassen</translation>
    </message>
    <message>
        <source>model {name} cannot be refined</source>
        <translation>mit Modell {name} lässt sich nicht verfeinern</translation>
    </message>
    <message>
        <source>model {name} has no class {number}; its classes are 0 to {last}</source>
        <translation>Modell {name} hat keine Klasse {number}; seine Klassen sind 0 bis {last}</translation>
    </message>
    <message>
        <source>model {name} has no textures</source>
        <translation>Modell {name} hat keine Texturen</translation>
    </message>
    <message>
        <source>model {name} is of family {family!r}, which this program does not know; update GC Studio</source>
        <translation>Modell {name} gehört zur Familie {family!r}, die dieses Programm nicht kennt; GC Studio aktualisieren</translation>
    </message>
    <message>
        <source>model {name} paints up to {most} megapixels, and this picture has {count}; make it smaller</source>
        <translation>Modell {name} malt bis zu {most} Megapixel, und dieses Bild hat {count}; es kleiner machen</translation>
    </message>
    <message>
        <source>model {name} takes no labels</source>
        <translation>Modell {name} nimmt keine Klassen</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>most of the structure map is white; lines are white on black</source>
        <translation>der größte Teil der Strukturkarte ist weiß; Linien sind weiß auf schwarz</translation>
    </message>
    <message>
        <source>no copy of it could be kept: {why}</source>
        <translation>eine Kopie war nicht möglich: {why}</translation>
    </message>
    <message>
        <source>no faces</source>
        <translation>keine Gesichter</translation>
    </message>
    <message>
        <source>no letters</source>
        <translation>keine Schrift</translation>
    </message>
    <message>
        <source>no lines</source>
        <translation>keine Linien</translation>
    </message>
    <message>
        <source>no model {wanted!r} is installed; {installed}</source>
        <translation>kein Modell {wanted!r} ist installiert; {installed}</translation>
    </message>
    <message>
        <source>no picture in it</source>
        <translation>es ist kein Bild darin</translation>
    </message>
    <message>
        <source>no subject</source>
        <translation>kein Motiv</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>none is installed</source>
        <translation>keines ist installiert</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch nichts gewählt</translation>
    </message>
    <message>
        <source>not a .gcx file</source>
        <translation>keine .gcx-Datei</translation>
    </message>
    <message>
        <source>not a GC Studio project</source>
        <translation>kein Projekt von GC Studio</translation>
    </message>
    <message>
        <source>not a GC Studio project, or cut short; get the file again</source>
        <translation>kein Projekt von GC Studio oder abgeschnitten; die Datei neu beschaffen</translation>
    </message>
    <message>
        <source>not a file but a device, a pipe or a socket</source>
        <translation>keine Datei, sondern ein Gerät, eine Pipe oder ein Socket</translation>
    </message>
    <message>
        <source>not a file but a device, a pipe or a socket; choose another name</source>
        <translation>keine Datei, sondern ein Gerät, eine Pipe oder ein Socket; einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>not a link of a picture, which has a # with the picture behind it</source>
        <translation>kein Link eines Bildes; der hat ein # und dahinter das Bild</translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation>nicht genug Speicher</translation>
    </message>
    <message>
        <source>not in the picture</source>
        <translation>nicht im Bild</translation>
    </message>
    <message>
        <source>not looked for</source>
        <translation>nicht gesucht</translation>
    </message>
    <message>
        <source>nothing that departs</source>
        <translation>nichts Abweichendes</translation>
    </message>
    <message>
        <source>of {most:,} that fit</source>
        <translation>von {most:,}, die passen</translation>
    </message>
    <message>
        <source>or drop one anywhere, or paste one with {paste}</source>
        <translation>oder irgendwo ablegen oder mit {paste} einfügen</translation>
    </message>
    <message>
        <source>ours</source>
        <translation>unsere</translation>
    </message>
    <message>
        <source>painting without OpenVINO</source>
        <translation>Malen ohne OpenVINO</translation>
    </message>
    <message>
        <source>painting…</source>
        <translation>wird gemalt …</translation>
    </message>
    <message>
        <source>painting… {percent} %</source>
        <translation>wird gemalt … {percent} %</translation>
    </message>
    <message>
        <source>picture is {width}x{height}; sides from {least} to {most} pixels are supported, resize it first</source>
        <translation>das Bild hat {width}x{height}; möglich sind Seiten von {least} bis {most} Pixel, zuerst skalieren</translation>
    </message>
    <message>
        <source>project has format version {version}, this program reads version {ours}; update GC Studio</source>
        <translation>das Projekt hat Formatversion {version}, dieses Programm liest Version {ours}; GC Studio aktualisieren</translation>
    </message>
    <message>
        <source>reading the photo</source>
        <translation>das Foto wird gelesen</translation>
    </message>
    <message>
        <source>refined</source>
        <translation>verfeinert</translation>
    </message>
    <message>
        <source>scarf</source>
        <translation>Schal</translation>
    </message>
    <message>
        <source>shoes</source>
        <translation>Schuhe</translation>
    </message>
    <message>
        <source>skin</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>skirt</source>
        <translation>Rock</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>Schnappschuss</translation>
    </message>
    <message>
        <source>step of the history</source>
        <translation>Schritt des Verlaufs</translation>
    </message>
    <message>
        <source>stockings</source>
        <translation>Strümpfe</translation>
    </message>
    <message>
        <source>structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>sweater</source>
        <translation>Pullover</translation>
    </message>
    <message>
        <source>taking the photo apart</source>
        <translation>das Foto wird zerlegt</translation>
    </message>
    <message>
        <source>texture</source>
        <translation>Textur</translation>
    </message>
    <message>
        <source>texture library {folder}: {why}</source>
        <translation>Texturbibliothek {folder}: {why}</translation>
    </message>
    <message>
        <source>textures that were changed</source>
        <translation>geänderte Texturen</translation>
    </message>
    <message>
        <source>textures: {count}</source>
        <translation>Texturen: {count}</translation>
    </message>
    <message>
        <source>the file is no picture</source>
        <translation>die Datei ist kein Bild</translation>
    </message>
    <message>
        <source>the file is read-only; choose another name</source>
        <translation>die Datei ist schreibgeschützt; einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>die Datei ist zu groß</translation>
    </message>
    <message>
        <source>the file is too large to be a .gcx</source>
        <translation>die Datei ist zu groß für eine .gcx</translation>
    </message>
    <message>
        <source>the label map</source>
        <translation>die Klassenkarte</translation>
    </message>
    <message>
        <source>the lines and textures beside what is kept, which it chooses anew</source>
        <translation>die Linien und Texturen neben dem Bewahrten, die es neu wählt</translation>
    </message>
    <message>
        <source>the mask</source>
        <translation>die Maske</translation>
    </message>
    <message>
        <source>the mask has no white, so nothing is preserved; paint white what to keep</source>
        <translation>die Maske hat kein Weiß, also wird nichts bewahrt; weiß malen, was bewahrt werden soll</translation>
    </message>
    <message>
        <source>the model is still loading</source>
        <translation>das Modell wird noch geladen</translation>
    </message>
    <message>
        <source>the model is still loading; try again in a moment</source>
        <translation>das Modell wird noch geladen; gleich noch einmal versuchen</translation>
    </message>
    <message>
        <source>the net for landmarks</source>
        <translation>das Netz für Merkpunkte</translation>
    </message>
    <message>
        <source>the photo is {photo} and the document {document}; lines can only be found in a photo of the same size</source>
        <translation>das Foto hat {photo} und das Dokument {document}; Linien finden sich nur in einem Foto derselben Größe</translation>
    </message>
    <message>
        <source>the photo is {photo}, the document {document}</source>
        <translation>das Foto hat {photo}, das Dokument {document}</translation>
    </message>
    <message>
        <source>the photo that is open here is in it; choose another name</source>
        <translation>das hier offene Foto ist darin; einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>the picture is {width}x{height}; up to 1024x1024 pixels can be refined, scale it down</source>
        <translation>das Bild hat {width}x{height}; bis 1024x1024 Pixel lässt sich verfeinern, erst verkleinern</translation>
    </message>
    <message>
        <source>the picture needs a feature ({kind}) that this program does not know; update GC Studio</source>
        <translation>das Bild braucht eine Funktion ({kind}), die dieses Programm nicht kennt; GC Studio aktualisieren</translation>
    </message>
    <message>
        <source>the picture needs something that this program does not know; update GC Studio</source>
        <translation>das Bild braucht etwas, das dieses Programm nicht kennt; GC Studio aktualisieren</translation>
    </message>
    <message>
        <source>the structure map</source>
        <translation>die Strukturkarte</translation>
    </message>
    <message>
        <source>the structure map has no white, so no line is drawn; lines are white on black</source>
        <translation>die Strukturkarte hat kein Weiß, also wird keine Linie gezeichnet; Linien sind weiß auf schwarz</translation>
    </message>
    <message>
        <source>the subject</source>
        <translation>das Motiv</translation>
    </message>
    <message>
        <source>their own size</source>
        <translation>ihrer eigenen Größe</translation>
    </message>
    <message>
        <source>there is another file of this name, which is not replaced; choose another</source>
        <translation>es gibt eine fremde Datei dieses Namens, die nicht ersetzt wird; einen anderen wählen</translation>
    </message>
    <message>
        <source>there is no picture of GC Studio behind the #</source>
        <translation>hinter dem # steht kein Bild von GC Studio</translation>
    </message>
    <message>
        <source>this document was made with model {model}; installed is {identity}</source>
        <translation>dieses Dokument wurde mit Modell {model} gemacht; installiert ist {identity}</translation>
    </message>
    <message>
        <source>this needs {count} textures and one picture can hold {most}; choose a texture that is in the picture already, or change more of it at once</source>
        <translation>das braucht {count} Texturen, und ein Bild fasst {most}; eine Textur wählen, die schon im Bild ist, oder mehr davon auf einmal ändern</translation>
    </message>
    <message>
        <source>too large to be a GC Studio project</source>
        <translation>zu groß für ein Projekt von GC Studio</translation>
    </message>
    <message>
        <source>top</source>
        <translation>Oberteil</translation>
    </message>
    <message>
        <source>trousers</source>
        <translation>Hose</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>ausgeklappt</translation>
    </message>
    <message>
        <source>what departs most</source>
        <translation>die größte Abweichung</translation>
    </message>
    <message>
        <source>where the photo is: put its name in the place of {photo}</source>
        <translation>wo das Foto liegt: seinen Namen an die Stelle von {photo} setzen</translation>
    </message>
    <message>
        <source>{bpp:.3f} bpp</source>
        <translation>{bpp:.3f} bpp</translation>
    </message>
    <message>
        <source>{changes}, the last: {name}</source>
        <translation>{changes}, die letzte: {name}</translation>
    </message>
    <message>
        <source>{change} from left to right</source>
        <translation>{change} von links nach rechts</translation>
    </message>
    <message>
        <source>{colour} is painted to within {distance} of CIELAB</source>
        <translation>{colour} ist auf {distance} CIELAB genau gemalt</translation>
    </message>
    <message>
        <source>{colour} not painted: {why}</source>
        <translation>{colour} nicht gemalt: {why}</translation>
    </message>
    <message>
        <source>{colour}, mixed</source>
        <translation>{colour}, gemischt</translation>
    </message>
    <message>
        <source>{count:,} bytes are too many for a link, which takes {most:,}; fit the picture to so many bytes, make it smaller, or keep less</source>
        <translation>{count:,} Bytes sind zu viele für einen Link, der {most:,} fasst; das Bild an so viele Bytes anpassen, es verkleinern oder weniger bewahren</translation>
    </message>
    <message>
        <source>{count:,} characters are too many for a QR code; take a page with a shorter address</source>
        <translation>{count:,} Zeichen sind zu viele für einen QR-Code; eine Seite mit kürzerer Adresse nehmen</translation>
    </message>
    <message>
        <source>{count:,} failed</source>
        <translation>{count:,} fehlgeschlagen</translation>
    </message>
    <message>
        <source>{count:,} faithful</source>
        <translation>{count:,} treu</translation>
    </message>
    <message>
        <source>{count:,} fine</source>
        <translation>{count:,} fein</translation>
    </message>
    <message>
        <source>{count:,} gist</source>
        <translation>{count:,} grob</translation>
    </message>
    <message>
        <source>{count:,} pictures at once; take some, or Export many</source>
        <translation>{count:,} Bilder auf einmal; einige davon nehmen oder „Viele exportieren“</translation>
    </message>
    <message>
        <source>{count:,} skipped</source>
        <translation>{count:,} übersprungen</translation>
    </message>
    <message>
        <source>{count} bytes follow after the end of the picture</source>
        <translation>nach dem Ende des Bildes folgen {count} Bytes</translation>
    </message>
    <message>
        <source>{delta} in the {layer}</source>
        <translation>{delta} in: {layer}</translation>
    </message>
    <message>
        <source>{device}, not found here</source>
        <translation>{device}, hier nicht gefunden</translation>
    </message>
    <message>
        <source>{done:,} of {count:,} photos done</source>
        <translation>{done:,} von {count:,} Fotos fertig</translation>
    </message>
    <message>
        <source>{done} of {count} systems are painted</source>
        <translation>{done} von {count} Systemen sind gemalt</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} und {second}</translation>
    </message>
    <message>
        <source>{first} to {second}, {percent} %</source>
        <translation>{first} zu {second}, {percent} %</translation>
    </message>
    <message>
        <source>{format} cannot be made of this picture: {why}</source>
        <translation>{format} lässt sich aus diesem Bild nicht machen: {why}</translation>
    </message>
    <message>
        <source>{label} in your texture library was left out: {why}.</source>
        <translation>{label} in der Texturbibliothek wurde ausgelassen: {why}.</translation>
    </message>
    <message>
        <source>{level} parts</source>
        <translation>Teile: {level}</translation>
    </message>
    <message>
        <source>{lines:,} B of lines</source>
        <translation>{lines:,} B Linien</translation>
    </message>
    <message>
        <source>{more:,} B more would buy nothing.</source>
        <translation>{more:,} B mehr brächten nichts.</translation>
    </message>
    <message>
        <source>{more:,} B more would buy: {what}, which is hardly seen.</source>
        <translation>{more:,} B mehr brächten: {what}, was kaum zu sehen ist.</translation>
    </message>
    <message>
        <source>{more:,} B more would buy: {what}; {nearer:.0f} % nearer to the photo.</source>
        <translation>{more:,} B mehr brächten: {what}; {nearer:.0f} % näher am Foto.</translation>
    </message>
    <message>
        <source>{name} at level {number}, {level}</source>
        <translation>{name} auf Stufe {number}, {level}</translation>
    </message>
    <message>
        <source>{name} cannot be made: {why}</source>
        <translation>{name} lässt sich nicht machen: {why}</translation>
    </message>
    <message>
        <source>{name} cannot be replaced: {why}.</source>
        <translation>{name} lässt sich nicht ersetzen: {why}.</translation>
    </message>
    <message>
        <source>{name} cannot be understood</source>
        <translation>{name} ist unverständlich</translation>
    </message>
    <message>
        <source>{name} exists already in {folder}.</source>
        <translation>{name} gibt es in {folder} schon.</translation>
    </message>
    <message>
        <source>{name} exists already; choose it in the list to replace it</source>
        <translation>{name} gibt es schon; in der Liste wählen, um es zu ersetzen</translation>
    </message>
    <message>
        <source>{name} gets the size of this picture; nothing of it is kept.</source>
        <translation>{name} bekommt die Größe dieses Bildes; nichts davon wird bewahrt.</translation>
    </message>
    <message>
        <source>{name} has no list of textures</source>
        <translation>{name} hat keine Liste von Texturen</translation>
    </message>
    <message>
        <source>{name} has no version</source>
        <translation>{name} nennt keine Version</translation>
    </message>
    <message>
        <source>{name} in it is compressed in a way that GC Studio does not write</source>
        <translation>{name} darin ist so komprimiert, wie GC Studio nicht schreibt</translation>
    </message>
    <message>
        <source>{name} in it is encrypted; GC Studio reads projects without a password only</source>
        <translation>{name} darin ist verschlüsselt; GC Studio liest nur Projekte ohne Passwort</translation>
    </message>
    <message>
        <source>{name} in it: {why}</source>
        <translation>{name} darin: {why}</translation>
    </message>
    <message>
        <source>{name} is another picture than the photo of this document; choose that</source>
        <translation>{name} ist ein anderes Bild als das Foto dieses Dokuments; dieses wählen</translation>
    </message>
    <message>
        <source>{name} is cut short or damaged: opened without {layers}. Get the file again if you can.</source>
        <translation>{name} ist abgeschnitten oder beschädigt: ohne {layers} geöffnet. Die Datei möglichst neu beschaffen.</translation>
    </message>
    <message>
        <source>{name} is in the clipboard, as a text to be pasted anywhere</source>
        <translation>{name} ist in der Zwischenablage, als Text, der sich überall einfügen lässt</translation>
    </message>
    <message>
        <source>{name} is in the list; click it to use it</source>
        <translation>{name} ist in der Liste; anklicken, um sie zu verwenden</translation>
    </message>
    <message>
        <source>{name} is in your textures now</source>
        <translation>{name} ist jetzt in „Meine Texturen“</translation>
    </message>
    <message>
        <source>{name} is larger than {most} MB</source>
        <translation>{name} ist größer als {most} MB</translation>
    </message>
    <message>
        <source>{name} is longer than {most} bytes; shorten it</source>
        <translation>{name} ist länger als {most} Bytes; kürzen</translation>
    </message>
    <message>
        <source>{name} is no study; gcx study build makes such files</source>
        <translation>{name} ist keine Studie; gcx study build erzeugt solche Dateien</translation>
    </message>
    <message>
        <source>{name} is not text</source>
        <translation>{name} ist kein Text</translation>
    </message>
    <message>
        <source>{name} is open in your browser. Nothing is sent: at the end it gives you a file to send back.</source>
        <translation>{name} ist im Browser geöffnet. Nichts wird gesendet: am Ende gibt es eine Datei zum Zurückschicken.</translation>
    </message>
    <message>
        <source>{name} is stretched to the shape of this picture; nothing of it is kept.</source>
        <translation>{name} wird auf die Form dieses Bildes gestreckt; nichts davon wird bewahrt.</translation>
    </message>
    <message>
        <source>{name} must be one line of text without control characters</source>
        <translation>{name} muss eine Zeile Text ohne Steuerzeichen sein</translation>
    </message>
    <message>
        <source>{name} was changed by another program since it was opened or saved here.</source>
        <translation>{name} wurde von einem anderen Programm geändert, seit es hier geöffnet oder gespeichert wurde.</translation>
    </message>
    <message>
        <source>{name} was not written.</source>
        <translation>{name} wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>{name} {identity}, not installed</source>
        <translation>{name} {identity}, nicht installiert</translation>
    </message>
    <message>
        <source>{name}, unsaved changes</source>
        <translation>{name}, ungesicherte Änderungen</translation>
    </message>
    <message>
        <source>{name}, {size:,} B</source>
        <translation>{name}, {size:,} B</translation>
    </message>
    <message>
        <source>{name}: another window of GC Studio has used it meanwhile</source>
        <translation>{name}: wurde inzwischen von einem anderen Fenster von GC Studio benutzt</translation>
    </message>
    <message>
        <source>{name}: click to have what a texture applies to in it, or drag it to a region</source>
        <translation>{name}: anklicken, um zu färben, wofür eine Textur gilt, oder auf einen Bereich ziehen</translation>
    </message>
    <message>
        <source>{name}: click to use it</source>
        <translation>{name}: Klick verwendet es</translation>
    </message>
    <message>
        <source>{name}: damaged ({why})</source>
        <translation>{name}: beschädigt ({why})</translation>
    </message>
    <message>
        <source>{name}: does not say how large it is; it needs a viewBox</source>
        <translation>{name}: sagt nicht, wie groß sie ist; sie braucht eine viewBox</translation>
    </message>
    <message>
        <source>{name}: holds a path of a class that the model does not have ({what})</source>
        <translation>{name}: enthält einen Pfad einer Klasse, die das Modell nicht hat ({what})</translation>
    </message>
    <message>
        <source>{name}: holds a path that is no polygon; a label map is made of straight lines alone</source>
        <translation>{name}: enthält einen Pfad, der kein Vieleck ist; eine Klassenkarte besteht nur aus geraden Linien</translation>
    </message>
    <message>
        <source>{name}: holds class {number}, and the model has {count}, from 0 on; a label map has the number of a class in each pixel, or its colour</source>
        <translation>{name}: enthält Klasse {number}, und das Modell hat {count}, ab 0; eine Klassenkarte hat in jedem Pixel die Nummer einer Klasse oder deren Farbe</translation>
    </message>
    <message>
        <source>{name}: holds no path; a label map has one for each class</source>
        <translation>{name}: enthält keinen Pfad; eine Klassenkarte hat einen für jede Klasse</translation>
    </message>
    <message>
        <source>{name}: holds shapes or transformations; a label map is made of paths of straight lines alone</source>
        <translation>{name}: enthält Formen oder Transformationen; eine Klassenkarte besteht nur aus Pfaden gerader Linien</translation>
    </message>
    <message>
        <source>{name}: larger than any label map</source>
        <translation>{name}: größer als jede Klassenkarte</translation>
    </message>
    <message>
        <source>{name}: made by another version of GC Studio; update GC Studio</source>
        <translation>{name}: von einer anderen Version von GC Studio gemacht; GC Studio aktualisieren</translation>
    </message>
    <message>
        <source>{name}: more than {limit} megapixels; scale it down first</source>
        <translation>{name}: mehr als {limit} Megapixel; zuerst verkleinern</translation>
    </message>
    <message>
        <source>{name}: more than {most} MB through a pipe; save it as a file first</source>
        <translation>{name}: mehr als {most} MB durch eine Pipe; zuerst als Datei speichern</translation>
    </message>
    <message>
        <source>{name}: no such file</source>
        <translation>{name}: keine solche Datei</translation>
    </message>
    <message>
        <source>{name}: not a label map, its colours are not those of the classes; save it with a palette, or as grey numbers of classes</source>
        <translation>{name}: keine Klassenkarte, ihre Farben sind nicht die der Klassen; mit einer Palette speichern oder als graue Nummern von Klassen</translation>
    </message>
    <message>
        <source>{name}: not a photo that can be read (supported: {known} and others)</source>
        <translation>{name}: kein lesbares Foto (möglich: {known} und andere)</translation>
    </message>
    <message>
        <source>{name}: not an SVG file that can be read</source>
        <translation>{name}: keine lesbare SVG-Datei</translation>
    </message>
    <message>
        <source>{name}: opened the picture in its QR code</source>
        <translation>{name}: das Bild in seinem QR-Code ist geöffnet</translation>
    </message>
    <message>
        <source>{name}: skipped, its files exist already</source>
        <translation>{name}: übersprungen, die Dateien gibt es schon</translation>
    </message>
    <message>
        <source>{name}: takes more memory than there is; scale it down first</source>
        <translation>{name}: braucht mehr Speicher, als da ist; zuerst verkleinern</translation>
    </message>
    <message>
        <source>{name}: too large to be a GC Studio project</source>
        <translation>{name}: zu groß für ein Projekt von GC Studio</translation>
    </message>
    <message>
        <source>{name}: {what} is {found}{turned}, the picture {width}x{height}; it needs the shape of the picture</source>
        <translation>{name}: {what} hat {found}{turned}, das Bild {width}x{height}; nötig ist die Form des Bildes</translation>
    </message>
    <message>
        <source>{name}: {width}x{height} is more than {limit} megapixels; scale it down first</source>
        <translation>{name}: {width}x{height} ist mehr als {limit} Megapixel; zuerst verkleinern</translation>
    </message>
    <message>
        <source>{number:,} of {count:,}: {name}</source>
        <translation>{number:,} von {count:,}: {name}</translation>
    </message>
    <message>
        <source>{page} is no address of a page; one is such as {example}, with no # in it</source>
        <translation>{page} ist keine Adresse einer Seite; eine ist etwa {example}, ohne #</translation>
    </message>
    <message>
        <source>{path} was written by a later version of GC Studio; use that one</source>
        <translation>{path} wurde von einer späteren Version von GC Studio geschrieben; diese verwenden</translation>
    </message>
    <message>
        <source>{photo}: cannot write {name}: {why}</source>
        <translation>{photo}: kann {name} nicht schreiben: {why}</translation>
    </message>
    <message>
        <source>{pixels}; its file takes {size:,} B</source>
        <translation>{pixels}; die Datei braucht {size:,} B</translation>
    </message>
    <message>
        <source>{share} of the picture</source>
        <translation>{share} des Bildes</translation>
    </message>
    <message>
        <source>{size:,} B</source>
        <translation>{size:,} B</translation>
    </message>
    <message>
        <source>{size:,} B in all</source>
        <translation>{size:,} B insgesamt</translation>
    </message>
    <message>
        <source>{size:,} B, its smallest</source>
        <translation>{size:,} B, die kleinste</translation>
    </message>
    <message>
        <source>{size:,} of {target:,} B: {what}</source>
        <translation>{size:,} von {target:,} B: {what}</translation>
    </message>
    <message>
        <source>{size} is too small; take a size from {least} to {most}</source>
        <translation>{size} ist zu klein; eine Größe von {least} bis {most} nehmen</translation>
    </message>
    <message>
        <source>{size} modules</source>
        <translation>{size} Module</translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} Pixel</translation>
    </message>
    <message>
        <source>{size} pixels, the automatic size</source>
        <translation>{size} Pixel, die automatische Größe</translation>
    </message>
    <message>
        <source>{size} would become {shape}</source>
        <translation>aus {size} würde {shape}</translation>
    </message>
    <message>
        <source>{size}, as large as the photo</source>
        <translation>{size}, so groß wie das Foto</translation>
    </message>
    <message>
        <source>{size}, as the photo</source>
        <translation>{size}, wie das Foto</translation>
    </message>
    <message>
        <source>{size}, {n} times</source>
        <translation>{size}, {n}-fach</translation>
    </message>
    <message>
        <source>{target:,} B are too few: the least is {least:,} B</source>
        <translation>{target:,} B sind zu wenig: mindestens nötig sind {least:,} B</translation>
    </message>
    <message>
        <source>{times} times the .gcx</source>
        <translation>{times}-mal die .gcx</translation>
    </message>
    <message>
        <source>{tool}, by pen</source>
        <translation>{tool}, mit Stift</translation>
    </message>
    <message>
        <source>{tool}, one level</source>
        <translation>{tool}, eine Stufe</translation>
    </message>
    <message>
        <source>{was} scaled to {now}, as sides have at most {most} pixels</source>
        <translation>{was} auf {now} verkleinert, da Seiten höchstens {most} Pixel haben</translation>
    </message>
    <message>
        <source>{what} in {path} does not fit this version of GC Studio</source>
        <translation>{what} in {path} passt nicht zu dieser Version von GC Studio</translation>
    </message>
    <message>
        <source>{what} needs torch, which this edition comes without: install it with pip install gc-studio</source>
        <translation>{what} braucht torch, das dieser Ausgabe fehlt: mit pip install gc-studio ist es dabei</translation>
    </message>
    <message>
        <source>{what}, but sides have at most {most} pixels; {help}</source>
        <translation>{what}, aber Seiten haben höchstens {most} Pixel; {help}</translation>
    </message>
    <message>
        <source>{width}x{height} is too long; crop it to at most {most} times its shorter side</source>
        <translation>{width}x{height} ist zu lang; auf höchstens das {most}-Fache der kürzeren Seite zuschneiden</translation>
    </message>
    <message numerus="yes">
        <source>{work} (and %n more)</source>
        <translation>
            <numerusform>{work} (und %n weitere)</numerusform>
            <numerusform>{work} (und %n weitere)</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” is no longer in your texture library.</source>
        <translation>„{name}“ ist nicht mehr in der Texturbibliothek.</translation>
    </message>
</context>
</TS>
