<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source> (it lies on its side)</source>
        <translation> (está de lado)</translation>
    </message>
    <message>
        <source> (now)</source>
        <translation> (ahora)</translation>
    </message>
    <message>
        <source> (undone)</source>
        <translation> (deshecho)</translation>
    </message>
    <message>
        <source> ({count:,} times so far)</source>
        <translation> ({count:,} veces hasta ahora)</translation>
    </message>
    <message>
        <source> ({count} more)</source>
        <translation> (y {count} más)</translation>
    </message>
    <message>
        <source> and </source>
        <translation> y </translation>
    </message>
    <message numerus="yes">
        <source>%n cells for {cost:,} B; the file then has {size:,} B</source>
        <translation>
            <numerusform>%n celda por {cost:,} B; el archivo tendrá {size:,} B</numerusform>
            <numerusform>%n celdas por {cost:,} B; el archivo tendrá {size:,} B</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cells that were true to the photo have moved: they keep its gist.</source>
        <translation>
            <numerusform>%n celda fiel a la foto se ha movido: conserva lo esencial.</numerusform>
            <numerusform>%n celdas fieles a la foto se han movido: conservan lo esencial.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n cambio</numerusform>
            <numerusform>%n cambios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n colours of {name}; click one, or drag it to a region</source>
        <translation>
            <numerusform>%n color de {name}; haga clic en él o arrástrelo a una región</numerusform>
            <numerusform>%n colores de {name}; haga clic en uno o arrástrelo a una región</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faces</source>
        <translation>
            <numerusform>%n cara</numerusform>
            <numerusform>%n caras</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files exist already in {folder}.</source>
        <translation>
            <numerusform>Ya existe un archivo en {folder}.</numerusform>
            <numerusform>Ya existen %n archivos en {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines of letters</source>
        <translation>
            <numerusform>%n línea de texto</numerusform>
            <numerusform>%n líneas de texto</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new textures of seed {seed}; click one to use it</source>
        <translation>
            <numerusform>%n textura nueva de la semilla {seed}; haga clic para usarla</numerusform>
            <numerusform>%n texturas nuevas de la semilla {seed}; haga clic en una para usarla</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n foto</numerusform>
            <numerusform>%n fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n textures</source>
        <translation>
            <numerusform>%n textura</numerusform>
            <numerusform>%n texturas</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Hecho</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Siguiente</translation>
    </message>
    <message>
        <source>&amp;Preserve</source>
        <translation>&amp;Conservar</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>&amp;Selección</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>, or </source>
        <translation>, o </translation>
    </message>
    <message>
        <source>, {files:,} files, {size:,} B</source>
        <translation>, {files:,} archivos, {size:,} B</translation>
    </message>
    <message>
        <source>.gcx files</source>
        <translation>Archivos .gcx</translation>
    </message>
    <message>
        <source>.gcx {size:,.0f} B on average</source>
        <translation>.gcx: {size:,.0f} B de media</translation>
    </message>
    <message>
        <source>1 : {ratio:,.0f} of the photo&apos;s {weight}</source>
        <translation>1 : {ratio:,.0f}, foto: {weight}</translation>
    </message>
    <message>
        <source>A code of the bytes alone, with fewer modules, for GC Studio and gcx</source>
        <translation>Un código solo de los bytes, con menos módulos, para GC Studio y gcx</translation>
    </message>
    <message>
        <source>A code that a phone opens with the page</source>
        <translation>Un código que un teléfono abre con la página</translation>
    </message>
    <message>
        <source>A folder gcx beside the photos</source>
        <translation>Una carpeta gcx junto a las fotos</translation>
    </message>
    <message>
        <source>A picture holds {n} textures; where there was no room, the nearest was taken</source>
        <translation>Una imagen admite {n} texturas; sin sitio para más, se tomó la más parecida</translation>
    </message>
    <message>
        <source>A picture is being refined already</source>
        <translation>Ya se está refinando una imagen</translation>
    </message>
    <message>
        <source>A picture is being resized already</source>
        <translation>Ya se está cambiando el tamaño de una imagen</translation>
    </message>
    <message>
        <source>A picture of which there was no photo, as the model gc draws it</source>
        <translation>Una imagen de la que no hubo foto, como la dibuja el modelo gc</translation>
    </message>
    <message>
        <source>A pixel of the lines is {scale} × {scale} of the picture</source>
        <translation>Un píxel de las líneas es {scale} × {scale} de la imagen</translation>
    </message>
    <message>
        <source>A shape for each class, for programs that draw</source>
        <translation>Una forma por clase, para programas de dibujo</translation>
    </message>
    <message>
        <source>A texture</source>
        <translation>Una textura</translation>
    </message>
    <message>
        <source>A texture needs a name.</source>
        <translation>Una textura necesita un nombre.</translation>
    </message>
    <message>
        <source>About GC Studio</source>
        <translation>Acerca de GC Studio</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Tamaño real</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Archivos…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Carpeta…</translation>
    </message>
    <message>
        <source>Add photos; dropping them here does the same</source>
        <translation>Añadir fotos; también se pueden soltar aquí</translation>
    </message>
    <message>
        <source>Add textures</source>
        <translation>Añadir texturas</translation>
    </message>
    <message>
        <source>Add textures…</source>
        <translation>Añadir texturas…</translation>
    </message>
    <message>
        <source>Add the photos that lie in a folder</source>
        <translation>Añadir las fotos de una carpeta</translation>
    </message>
    <message>
        <source>Add the texture of a photo</source>
        <translation>Añadir la textura de una foto</translation>
    </message>
    <message>
        <source>Add the texture of a photo to the list; dropping photos on the list does the same</source>
        <translation>Añadir a la lista la textura de una foto; también se pueden soltar fotos en la lista</translation>
    </message>
    <message>
        <source>Add the textures of photos or .gcx files to the list</source>
        <translation>Añadir a la lista las texturas de fotos o archivos .gcx</translation>
    </message>
    <message>
        <source>Add to the favourites (F)</source>
        <translation>Añadir a los favoritos (F)</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>Dirección de la página</translation>
    </message>
    <message>
        <source>Address of the page that shows such links; it is remembered</source>
        <translation>Dirección de la página que muestra esos enlaces; se recuerda</translation>
    </message>
    <message>
        <source>After a crash it is offered back at the next start.</source>
        <translation>Tras un fallo se ofrece en el próximo inicio.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>All is read from the photo again, which has {size}: beyond that, nothing gets sharper.</source>
        <translation>Todo se lee de nuevo de la foto, que tiene {size}: más allá, nada gana nitidez.</translation>
    </message>
    <message>
        <source>All keys and gestures</source>
        <translation>Todas las teclas y gestos</translation>
    </message>
    <message>
        <source>All of it is kept already.</source>
        <translation>Todo ello ya está conservado.</translation>
    </message>
    <message>
        <source>All that is selected becomes the class in hand (Enter, or a double click in the list)</source>
        <translation>Todo lo seleccionado pasa a ser de la clase elegida (Intro, o doble clic en la lista)</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Siempre</translation>
    </message>
    <message>
        <source>Always show labels</source>
        <translation>Mostrar siempre las clases</translation>
    </message>
    <message>
        <source>Always show preserved parts</source>
        <translation>Mostrar siempre las partes conservadas</translation>
    </message>
    <message>
        <source>Always show structure lines</source>
        <translation>Mostrar siempre las líneas de estructura</translation>
    </message>
    <message>
        <source>An empty picture, to be painted: what is where, and the decoder paints what it looks like.</source>
        <translation>Una imagen vacía para pintar: qué hay y dónde; el decodificador pinta su aspecto.</translation>
    </message>
    <message>
        <source>Animate selections and presentations</source>
        <translation>Animar selecciones y presentaciones</translation>
    </message>
    <message>
        <source>Animated WebP</source>
        <translation>WebP animado</translation>
    </message>
    <message>
        <source>Animation…</source>
        <translation>Animación…</translation>
    </message>
    <message>
        <source>Another picture came in between: paste the part again</source>
        <translation>Otra imagen se interpuso: pegue la parte de nuevo</translation>
    </message>
    <message>
        <source>Another size</source>
        <translation>Otro tamaño</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Applies to the marked region</source>
        <translation>Se aplica a la región marcada</translation>
    </message>
    <message>
        <source>Applies to the selection</source>
        <translation>Se aplica a la selección</translation>
    </message>
    <message>
        <source>Applies to the whole picture</source>
        <translation>Se aplica a toda la imagen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Como el escritorio</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>At most {size:,} B</source>
        <translation>Como máximo {size:,} B</translation>
    </message>
    <message>
        <source>Aubergine</source>
        <translation>Berenjena</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Automatic ({size})</source>
        <translation>Automático ({size})</translation>
    </message>
    <message>
        <source>Automatic suits the speed of this machine.</source>
        <translation>El automático se ajusta a la velocidad de este equipo.</translation>
    </message>
    <message>
        <source>Automatic takes the graphics card where there is one.</source>
        <translation>El automático usa la tarjeta gráfica si la hay.</translation>
    </message>
    <message>
        <source>Autosave does not work now: {why}. Save often.</source>
        <translation>El autoguardado no funciona ahora: {why}. Guarde a menudo.</translation>
    </message>
    <message>
        <source>Back (Left, Page up)</source>
        <translation>Atrás (Izquierda, Re Pág)</translation>
    </message>
    <message>
        <source>Back and forth</source>
        <translation>Ida y vuelta</translation>
    </message>
    <message>
        <source>Back to what it was (Esc)</source>
        <translation>Volver a como estaba (Esc)</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Retroceso</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Será</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Begin with nothing but background</source>
        <translation>Empezar solo con fondo</translation>
    </message>
    <message>
        <source>Beige knit</source>
        <translation>Punto beis</translation>
    </message>
    <message>
        <source>Beside the photo</source>
        <translation>Junto a la foto</translation>
    </message>
    <message>
        <source>Bits per pixel</source>
        <translation>Bits por píxel</translation>
    </message>
    <message>
        <source>Black check</source>
        <translation>Cuadros negros</translation>
    </message>
    <message>
        <source>Black jersey</source>
        <translation>Punto liso negro</translation>
    </message>
    <message>
        <source>Blue flowers</source>
        <translation>Flores azules</translation>
    </message>
    <message>
        <source>Blues</source>
        <translation>Azules</translation>
    </message>
    <message>
        <source>Blush</source>
        <translation>Rubor</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Rectángulo</translation>
    </message>
    <message>
        <source>Bring the picture closer to the photo at about the same size; a swapped texture comes back, too</source>
        <translation>Acercar la imagen a la foto con casi el mismo tamaño; una textura cambiada también vuelve</translation>
    </message>
    <message>
        <source>Brown melange</source>
        <translation>Jaspeado marrón</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pincel</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>Tamaño del pincel</translation>
    </message>
    <message>
        <source>Brush size in picture pixels</source>
        <translation>Tamaño del pincel en píxeles de la imagen</translation>
    </message>
    <message>
        <source>Brush size in picture pixels ([ and ], or Alt and the wheel)</source>
        <translation>Tamaño del pincel en píxeles de la imagen ([ y ], o Alt y la rueda)</translation>
    </message>
    <message>
        <source>By one level</source>
        <translation>Un nivel</translation>
    </message>
    <message>
        <source>Bytes along the history</source>
        <translation>Bytes a lo largo del historial</translation>
    </message>
    <message>
        <source>Bytes beside other codecs</source>
        <translation>Bytes frente a otros códecs</translation>
    </message>
    <message>
        <source>Bytes of the file</source>
        <translation>Bytes del archivo</translation>
    </message>
    <message>
        <source>Bytes of the file at most</source>
        <translation>Bytes del archivo como máximo</translation>
    </message>
    <message>
        <source>Bytes of the file to those of the photo file that it was made from</source>
        <translation>Bytes del archivo frente a los de la foto de la que procede</translation>
    </message>
    <message>
        <source>Bytes of {layer}</source>
        <translation>Bytes: {layer}</translation>
    </message>
    <message>
        <source>Bytes that may be spent</source>
        <translation>Bytes que se pueden gastar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cannot begin: {why}</source>
        <translation>No se puede empezar: {why}</translation>
    </message>
    <message>
        <source>Cannot export: the picture cannot be decoded</source>
        <translation>No se puede exportar: la imagen no se puede decodificar</translation>
    </message>
    <message>
        <source>Cannot export: {why}</source>
        <translation>No se puede exportar: {why}</translation>
    </message>
    <message>
        <source>Cannot look for unsaved work in {root}: {why}</source>
        <translation>No se puede buscar trabajo sin guardar en {root}: {why}</translation>
    </message>
    <message>
        <source>Cannot open {name}: {what}</source>
        <translation>No se puede abrir {name}: {what}</translation>
    </message>
    <message>
        <source>Cannot open {name}: {what}.</source>
        <translation>No se puede abrir {name}: {what}.</translation>
    </message>
    <message>
        <source>Cannot open {what}</source>
        <translation>No se puede abrir {what}</translation>
    </message>
    <message>
        <source>Cannot read the folder: {why}</source>
        <translation>No se puede leer la carpeta: {why}</translation>
    </message>
    <message>
        <source>Cannot write to {folder}: {why}</source>
        <translation>No se puede escribir en {folder}: {why}</translation>
    </message>
    <message>
        <source>Cannot write {name} in {folder}: {why}</source>
        <translation>No se puede escribir {name} en {folder}: {why}</translation>
    </message>
    <message>
        <source>Cannot write {name}: {what}</source>
        <translation>No se puede escribir {name}: {what}</translation>
    </message>
    <message>
        <source>Canny</source>
        <translation>Canny</translation>
    </message>
    <message>
        <source>Cells kept as the photo shows them, small things softened</source>
        <translation>Celdas tal como las muestra la foto, con lo pequeño suavizado</translation>
    </message>
    <message>
        <source>Cells kept so true to the photo that letters can be read</source>
        <translation>Celdas tan fieles a la foto que se pueden leer las letras</translation>
    </message>
    <message>
        <source>Cells stay kept only where a part lies as it was copied, in whole cells</source>
        <translation>Las celdas solo se conservan donde la parte queda como se copió, en celdas enteras</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Centro</translation>
    </message>
    <message>
        <source>Change the cloth</source>
        <translation>Cambiar la tela</translation>
    </message>
    <message>
        <source>Charcoal fleece</source>
        <translation>Polar antracita</translation>
    </message>
    <message>
        <source>Choose a colour for what a texture applies to; drop a picture here for its five colours, or type a colour as #C0392B into the search</source>
        <translation>Elija un color para aquello a lo que se aplica una textura; suelte aquí una imagen para sus cinco colores, o escriba un color como #C0392B en la búsqueda</translation>
    </message>
    <message>
        <source>Choose a map</source>
        <translation>Elegir un mapa</translation>
    </message>
    <message>
        <source>Choose a map: an indexed PNG or an SVG, as they are exported here</source>
        <translation>Elegir un mapa: un PNG indexado o un SVG, como los que se exportan aquí</translation>
    </message>
    <message>
        <source>Choose another name for the work.</source>
        <translation>Elija otro nombre para el trabajo.</translation>
    </message>
    <message>
        <source>Choose the colour: {what}</source>
        <translation>Elegir el color: {what}</translation>
    </message>
    <message>
        <source>Choose the folder to write to</source>
        <translation>Elegir la carpeta de destino</translation>
    </message>
    <message>
        <source>Choose the photo</source>
        <translation>Elegir la foto</translation>
    </message>
    <message>
        <source>Choose what to keep.</source>
        <translation>Elija qué conservar.</translation>
    </message>
    <message>
        <source>Choose where to write the file</source>
        <translation>Elegir dónde escribir el archivo</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Limpiar</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>Limpiar…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vaciar</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Vaciar la lista</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
    <message>
        <source>Clear the search (Escape)</source>
        <translation>Borrar la búsqueda (Esc)</translation>
    </message>
    <message>
        <source>Click a texture. The jumper takes it on, and the wall behind it stays as it is.</source>
        <translation>Haga clic en una textura. El jersey la toma y la pared de detrás se queda como está.</translation>
    </message>
    <message>
        <source>Click a thing to paint it; the right button offers all classes</source>
        <translation>Haz clic en algo para pintarlo; el botón derecho ofrece todas las clases</translation>
    </message>
    <message>
        <source>Click a thing to take its class in hand</source>
        <translation>Haz clic en algo para tomar su clase</translation>
    </message>
    <message>
        <source>Click on a part that lines enclose</source>
        <translation>Hacer clic en una parte rodeada de líneas</translation>
    </message>
    <message>
        <source>Click on a thing; a double click means all that touches it, as a whole person</source>
        <translation>Haz clic en una cosa; doble clic: todo lo que la toca, como una persona entera</translation>
    </message>
    <message>
        <source>Click to change between the whole picture and 100 %; the wheel zooms, dragging moves</source>
        <translation>Un clic alterna entre la imagen entera y el 100 %; la rueda acerca, arrastrar mueve</translation>
    </message>
    <message>
        <source>Click to set pins, drag them; Enter keeps what they do</source>
        <translation>Clic para poner chinchetas, arrástrelas; Intro conserva lo que hacen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Cerrar la ventana</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
    <message>
        <source>Close this picture</source>
        <translation>Cerrar esta imagen</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Cerrar esta ventana</translation>
    </message>
    <message>
        <source>Close without a file</source>
        <translation>Cerrar sin escribir un archivo</translation>
    </message>
    <message>
        <source>Close {name}</source>
        <translation>Cerrar {name}</translation>
    </message>
    <message>
        <source>Code of</source>
        <translation>Código de</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Colour {name}</source>
        <translation>Color {name}</translation>
    </message>
    <message>
        <source>Colour: {name}</source>
        <translation>Color: {name}</translation>
    </message>
    <message>
        <source>Colour: {what}</source>
        <translation>Color: {what}</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>Color…</translation>
    </message>
    <message>
        <source>Come as near to the photo as a number of bytes allows</source>
        <translation>Acercarse a la foto tanto como permita un número de bytes</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Paleta de órdenes</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Órdenes encontradas</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Compressed picture</source>
        <translation>Imagen comprimida</translation>
    </message>
    <message>
        <source>Contours</source>
        <translation>Contornos</translation>
    </message>
    <message>
        <source>Contours are edges worth their bytes, Canny draws every edge, landmarks draw faces; automatic weighs lines everywhere</source>
        <translation>Contornos son los bordes que valen sus bytes, Canny dibuja todos, los puntos faciales dibujan caras; el automático sopesa las líneas en cada lugar</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copiar como texto</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Copiar comando</translation>
    </message>
    <message>
        <source>Copy lines</source>
        <translation>Copiar líneas</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar enlace</translation>
    </message>
    <message>
        <source>Copy part</source>
        <translation>Copiar parte</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copiar el informe</translation>
    </message>
    <message>
        <source>Copy the decoded picture, or of a selection lines, textures and kept cells as well</source>
        <translation>Copiar la imagen decodificada o, de una selección, también líneas, texturas y celdas conservadas</translation>
    </message>
    <message>
        <source>Copy the gcx command line that makes this file of its photo</source>
        <translation>Copiar el comando gcx que hace este archivo a partir de su foto</translation>
    </message>
    <message>
        <source>Copy the report, to send it to whoever can mend it</source>
        <translation>Copiar el informe para enviarlo a quien pueda arreglarlo</translation>
    </message>
    <message>
        <source>Copy the selected lines</source>
        <translation>Copiar las líneas seleccionadas</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Copiando…</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Contando…</translation>
    </message>
    <message>
        <source>Cream</source>
        <translation>Crema</translation>
    </message>
    <message>
        <source>Crimson jersey</source>
        <translation>Punto liso carmesí</translation>
    </message>
    <message>
        <source>Current photo</source>
        <translation>Foto actual</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Dark brown</source>
        <translation>Marrón oscuro</translation>
    </message>
    <message>
        <source>Decoded</source>
        <translation>Decodificada</translation>
    </message>
    <message>
        <source>Decoded PNG</source>
        <translation>PNG decodificado</translation>
    </message>
    <message>
        <source>Decoded and original side by side</source>
        <translation>Decodificada y original, una junto a otra</translation>
    </message>
    <message>
        <source>Decoded and original with a divider to drag</source>
        <translation>Decodificada y original con un divisor móvil</translation>
    </message>
    <message>
        <source>Decoded at the left, the photo at the right.</source>
        <translation>Decodificada a la izquierda, la foto a la derecha.</translation>
    </message>
    <message>
        <source>Decoded from {size:,} B</source>
        <translation>Decodificada de {size:,} B</translation>
    </message>
    <message>
        <source>Decoded picture</source>
        <translation>Imagen decodificada</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>Decodificación</translation>
    </message>
    <message>
        <source>Decoding…</source>
        <translation>Decodificando…</translation>
    </message>
    <message>
        <source>Decoding… {percent} %</source>
        <translation>Decodificando… {percent} %</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Delete it, after a question</source>
        <translation>Eliminarlo tras una pregunta</translation>
    </message>
    <message>
        <source>Delete lines</source>
        <translation>Eliminar líneas</translation>
    </message>
    <message>
        <source>Delete the selected lines</source>
        <translation>Eliminar las líneas seleccionadas</translation>
    </message>
    <message>
        <source>Deleted the texture {name}</source>
        <translation>Textura {name} eliminada</translation>
    </message>
    <message>
        <source>Denim jacket</source>
        <translation>Chaqueta vaquera</translation>
    </message>
    <message>
        <source>Departs most</source>
        <translation>Lo distinto</translation>
    </message>
    <message>
        <source>Details are painted at this size, from the same lines.</source>
        <translation>Los detalles se pintan a este tamaño, con las mismas líneas.</translation>
    </message>
    <message>
        <source>Details are painted at {size}.</source>
        <translation>Los detalles se pintan a {size}.</translation>
    </message>
    <message>
        <source>Detect anew</source>
        <translation>Detectar de nuevo</translation>
    </message>
    <message>
        <source>Detect anew…</source>
        <translation>Detectar de nuevo…</translation>
    </message>
    <message>
        <source>Detect the lines of the photo again, in the selection or everywhere</source>
        <translation>Detectar de nuevo las líneas de la foto, en la selección o en todas partes</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>Difference × {gain}; black where equal</source>
        <translation>Diferencia × {gain}; negro donde es igual</translation>
    </message>
    <message>
        <source>Discard all {count} pieces of unsaved work?</source>
        <translation>¿Descartar los {count} trabajos sin guardar?</translation>
    </message>
    <message>
        <source>Discard all…</source>
        <translation>Descartar todo…</translation>
    </message>
    <message>
        <source>Discard this unsaved work?</source>
        <translation>¿Descartar este trabajo sin guardar?</translation>
    </message>
    <message>
        <source>Discard unsaved work</source>
        <translation>Descartar trabajo sin guardar</translation>
    </message>
    <message>
        <source>Divider between picture and photo (D)</source>
        <translation>Divisor entre imagen y foto (D)</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>Volver a hacerlo</translation>
    </message>
    <message>
        <source>Do not offer the tour again</source>
        <translation>No ofrecer más la visita</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>No guardar</translation>
    </message>
    <message>
        <source>Do not save (Escape)</source>
        <translation>No guardar (Esc)</translation>
    </message>
    <message>
        <source>Do not scale photos whose sides have at most {most} pixels</source>
        <translation>No escalar las fotos cuyos lados tienen como máximo {most} píxeles</translation>
    </message>
    <message>
        <source>Drag a box of cells</source>
        <translation>Arrastrar un rectángulo de celdas</translation>
    </message>
    <message>
        <source>Drag a line, or click the corners of a polyline (Enter ends it)</source>
        <translation>Arrastrar una línea o hacer clic en los vértices de una polilínea (Intro la termina)</translation>
    </message>
    <message>
        <source>Drag it with Ctrl onto another tab to give that its texture</source>
        <translation>Arrástrelo con Ctrl a otra pestaña para darle su textura</translation>
    </message>
    <message>
        <source>Drag lines along; with a selection, all outside of it is frozen</source>
        <translation>Arrastrar líneas; con una selección, todo lo de fuera queda fijo</translation>
    </message>
    <message>
        <source>Drag the divider, or the picture; the wheel zooms</source>
        <translation>Arrastre el divisor o la imagen; la rueda acerca</translation>
    </message>
    <message>
        <source>Drag to move the picture, turn the wheel to zoom</source>
        <translation>Arrastre para mover la imagen, gire la rueda para acercar</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Dibujar</translation>
    </message>
    <message>
        <source>Draw around cells</source>
        <translation>Dibujar alrededor de las celdas</translation>
    </message>
    <message>
        <source>Draw as the hand moves</source>
        <translation>Dibujar según se mueve la mano</translation>
    </message>
    <message>
        <source>Draw much smoother than the hand moves: it pulls the pen by a long cord</source>
        <translation>Dibujar con mucha más suavidad que la mano: tira del lápiz con una cuerda larga</translation>
    </message>
    <message>
        <source>Draw on both sides of a level axis; its grip moves it</source>
        <translation>Dibujar a ambos lados de un eje horizontal; su tirador lo mueve</translation>
    </message>
    <message>
        <source>Draw on both sides of an upright axis; its grip moves it</source>
        <translation>Dibujar a ambos lados de un eje vertical; su tirador lo mueve</translation>
    </message>
    <message>
        <source>Draw smoother than the hand moves: it pulls the pen by a short cord</source>
        <translation>Dibujar con más suavidad que la mano: tira del lápiz con una cuerda corta</translation>
    </message>
    <message>
        <source>Draw structure lines (right button or Shift: the opposite)</source>
        <translation>Dibujar líneas de estructura (botón derecho o Mayús: lo contrario)</translation>
    </message>
    <message>
        <source>Drawing a picture…</source>
        <translation>Dibujando una imagen…</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>Vestido</translation>
    </message>
    <message>
        <source>Drop lines shorter than</source>
        <translation>Líneas de menos de</translation>
    </message>
    <message>
        <source>Drop photos or a folder here</source>
        <translation>Suelte aquí fotos o una carpeta</translation>
    </message>
    <message>
        <source>Drop photos or pictures of GC Studio to add their textures</source>
        <translation>Suelte fotos o imágenes de GC Studio para añadir sus texturas</translation>
    </message>
    <message>
        <source>Drop small specks, in the selection or everywhere</source>
        <translation>Quitar motas pequeñas, en la selección o en todas partes</translation>
    </message>
    <message>
        <source>Earth</source>
        <translation>Tierra</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>Edición</translation>
    </message>
    <message>
        <source>Else every kept cell stays as true as it is</source>
        <translation>Si no, cada celda conservada sigue tan fiel como está</translation>
    </message>
    <message>
        <source>End a polyline</source>
        <translation>Terminar una polilínea</translation>
    </message>
    <message>
        <source>End the tour (Esc); it is in the menu Help</source>
        <translation>Terminar la visita (Esc); está en el menú Ayuda</translation>
    </message>
    <message>
        <source>Enlarged by Lanczos.</source>
        <translation>Ampliada con Lanczos.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Erase structure lines (right button or Shift: the opposite)</source>
        <translation>Borrar líneas de estructura (botón derecho o Mayús: lo contrario)</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Goma</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Every model paints the photo from a file of its own. Click one to open it.</source>
        <translation>Cada modelo pinta la foto desde un archivo propio. Haga clic en una para abrirla.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Everything preserved</source>
        <translation>Todo conservado</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Export a .gcx, the decoded picture or a sheet, with its size before you do</source>
        <translation>Exportar un .gcx, la imagen decodificada o una hoja, con su tamaño por adelantado</translation>
    </message>
    <message>
        <source>Export labels…</source>
        <translation>Exportar clases…</translation>
    </message>
    <message>
        <source>Export link</source>
        <translation>Exportar enlace</translation>
    </message>
    <message>
        <source>Export link…</source>
        <translation>Exportar enlace…</translation>
    </message>
    <message>
        <source>Export many photos</source>
        <translation>Exportar muchas fotos</translation>
    </message>
    <message>
        <source>Export many…</source>
        <translation>Exportar muchas…</translation>
    </message>
    <message>
        <source>Export map…</source>
        <translation>Exportar mapa…</translation>
    </message>
    <message>
        <source>Export sheet…</source>
        <translation>Exportar hoja…</translation>
    </message>
    <message>
        <source>Export the labels</source>
        <translation>Exportar las clases</translation>
    </message>
    <message>
        <source>Export the morph</source>
        <translation>Exportar la transición</translation>
    </message>
    <message>
        <source>Export the sheet</source>
        <translation>Exportar la hoja</translation>
    </message>
    <message>
        <source>Export the structure map</source>
        <translation>Exportar el mapa de estructura</translation>
    </message>
    <message>
        <source>Exported {name}</source>
        <translation>{name} exportado</translation>
    </message>
    <message>
        <source>Exported {name}, {size:,} B</source>
        <translation>{name} exportado, {size:,} B</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Caras</translation>
    </message>
    <message>
        <source>Faces of people, from brow to chin and a little more</source>
        <translation>Caras de personas, de la frente a la barbilla y algo más</translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation>Fiel</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorita</translation>
    </message>
    <message>
        <source>Favourites only</source>
        <translation>Solo favoritas</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>El nombre del archivo es demasiado largo</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Rellenar</translation>
    </message>
    <message>
        <source>Fill: {name}</source>
        <translation>Rellenar: {name}</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>Buscar una orden…</translation>
    </message>
    <message>
        <source>Find a texture</source>
        <translation>Buscar una textura</translation>
    </message>
    <message>
        <source>Find faces, letters and the subject in the photo, and see what keeping them costs</source>
        <translation>Encontrar caras, letras y el motivo de la foto y ver cuánto cuesta conservarlos</translation>
    </message>
    <message>
        <source>Find the photo</source>
        <translation>Buscar la foto</translation>
    </message>
    <message>
        <source>Find the photo…</source>
        <translation>Buscar la foto…</translation>
    </message>
    <message>
        <source>Finding out what the parts of the picture are worth…</source>
        <translation>Averiguando cuánto valen las partes de la imagen…</translation>
    </message>
    <message>
        <source>Finding which lines belong together…</source>
        <translation>Averiguando qué líneas se corresponden…</translation>
    </message>
    <message>
        <source>Finds names and groups; Escape clears</source>
        <translation>Busca nombres y grupos; Esc lo borra</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Fino</translation>
    </message>
    <message>
        <source>Fit to bytes</source>
        <translation>Ajustar a bytes</translation>
    </message>
    <message>
        <source>Fit to bytes…</source>
        <translation>Ajustar a bytes…</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>Ajustar a la ventana</translation>
    </message>
    <message>
        <source>Fit to {size:,} B</source>
        <translation>Ajustar a {size:,} B</translation>
    </message>
    <message>
        <source>Five steps on a sample photo</source>
        <translation>Cinco pasos con una foto de muestra</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Voltear</translation>
    </message>
    <message>
        <source>Folder of photos</source>
        <translation>Carpeta de fotos</translation>
    </message>
    <message>
        <source>Folder to write to</source>
        <translation>Carpeta de destino</translation>
    </message>
    <message>
        <source>Found in the photo</source>
        <translation>Halladas en la foto</translation>
    </message>
    <message>
        <source>Free hand</source>
        <translation>A mano alzada</translation>
    </message>
    <message>
        <source>From a map</source>
        <translation>De un mapa</translation>
    </message>
    <message>
        <source>From the lines, textures or labels alone, where a model has them</source>
        <translation>Solo a partir de líneas, texturas o clases, si el modelo las tiene</translation>
    </message>
    <message>
        <source>GC Studio did not end as it should have. This work was not saved; open it to go on where you were.</source>
        <translation>GC Studio no terminó como debía. Este trabajo no se guardó; ábralo para seguir donde estaba.</translation>
    </message>
    <message>
        <source>GC Studio picture, .gcx</source>
        <translation>Imagen de GC Studio, .gcx</translation>
    </message>
    <message>
        <source>GC Studio project</source>
        <translation>Proyecto de GC Studio</translation>
    </message>
    <message>
        <source>Gist</source>
        <translation>Esencial</translation>
    </message>
    <message>
        <source>Give a colour to what a texture applies to: to within 2 of CIELAB, where the decoder can paint it</source>
        <translation>Dar un color a aquello a lo que se aplica una textura: con 2 de CIELAB de margen, donde el decodificador pueda pintarlo</translation>
    </message>
    <message>
        <source>Give the picture another size: lines or labels are drawn anew, the rest is carried over</source>
        <translation>Dar otro tamaño a la imagen: las líneas o clases se dibujan de nuevo, lo demás se traslada</translation>
    </message>
    <message>
        <source>Give the picture this size</source>
        <translation>Dar este tamaño a la imagen</translation>
    </message>
    <message>
        <source>Give up writing</source>
        <translation>Abandonar la escritura</translation>
    </message>
    <message>
        <source>Go from this picture to another one, or to a step of its history, and keep what lies between</source>
        <translation>Pasar de esta imagen a otra, o a un paso de su historial, y conservar lo que hay entre ambas</translation>
    </message>
    <message>
        <source>Go on with it, each in a tab of its own</source>
        <translation>Seguir con él, cada uno en su pestaña</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Ir allí</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Tarjeta gráfica (CUDA)</translation>
    </message>
    <message>
        <source>Greens</source>
        <translation>Verdes</translation>
    </message>
    <message>
        <source>Grey melange</source>
        <translation>Jaspeado gris</translation>
    </message>
    <message>
        <source>Group {group}</source>
        <translation>Grupo {group}</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Grow preserved</source>
        <translation>Ampliar lo conservado</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>Mano</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>Here stands what each layer costs. {export} exports the file, {present} shows it to a room.</source>
        <translation>Aquí se ve lo que cuesta cada capa. {export} exporta el archivo, {present} lo presenta en una sala.</translation>
    </message>
    <message>
        <source>Hide the panels</source>
        <translation>Ocultar los paneles</translation>
    </message>
    <message>
        <source>Hide the panels, or show them again; Shift+Tab goes from the picture to the controls</source>
        <translation>Ocultar los paneles o mostrarlos de nuevo; Mayús+Tab va de la imagen a los controles</translation>
    </message>
    <message>
        <source>Hide the textures of this group</source>
        <translation>Ocultar las texturas de este grupo</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Hot pink denim</source>
        <translation>Vaquero fucsia</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>Hasta dónde</translation>
    </message>
    <message>
        <source>How far the search is</source>
        <translation>Avance de la búsqueda</translation>
    </message>
    <message>
        <source>How much of the hand&apos;s way the middle of the brush takes things along</source>
        <translation>Qué parte del recorrido de la mano arrastra el centro del pincel</translation>
    </message>
    <message>
        <source>How true each part is to the photo.</source>
        <translation>Cuán fiel a la foto es cada parte.</translation>
    </message>
    <message>
        <source>How truly</source>
        <translation>Fidelidad</translation>
    </message>
    <message>
        <source>How truly it is kept: finer takes more bytes</source>
        <translation>Con qué fidelidad se conserva: más fino cuesta más bytes</translation>
    </message>
    <message>
        <source>Import a structure map</source>
        <translation>Importar un mapa de estructura</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>Importar clases</translation>
    </message>
    <message>
        <source>Import labels…</source>
        <translation>Importar clases…</translation>
    </message>
    <message>
        <source>Import map</source>
        <translation>Importar mapa</translation>
    </message>
    <message>
        <source>Import map…</source>
        <translation>Importar mapa…</translation>
    </message>
    <message>
        <source>In this colour</source>
        <translation>En este color</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>Tinta</translation>
    </message>
    <message>
        <source>Ink or eraser, preserve or synthesise</source>
        <translation>Tinta o goma, conservar o inventar</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Error de entrada o salida</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Invented</source>
        <translation>Inventado</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Invertir</translation>
    </message>
    <message>
        <source>Invert preserved</source>
        <translation>Invertir lo conservado</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Es una carpeta</translation>
    </message>
    <message>
        <source>It cannot be brought back.</source>
        <translation>No se podrá recuperar.</translation>
    </message>
    <message>
        <source>Jacket</source>
        <translation>Chaqueta</translation>
    </message>
    <message>
        <source>Jumper</source>
        <translation>Jersey</translation>
    </message>
    <message>
        <source>Keep a copy of unsaved work</source>
        <translation>Guardar copia del trabajo sin guardar</translation>
    </message>
    <message>
        <source>Keep a part faithful: letters can be read, a face is known again</source>
        <translation>Conservar una parte fielmente: se leen las letras, se reconoce una cara</translation>
    </message>
    <message>
        <source>Keep a part fine: most of what the photo shows</source>
        <translation>Conservar una parte con finura: casi todo lo que muestra la foto</translation>
    </message>
    <message>
        <source>Keep a part true to the photo (right button or Shift: the opposite)</source>
        <translation>Conservar una parte fiel a la foto (botón derecho o Mayús: lo contrario)</translation>
    </message>
    <message>
        <source>Keep a part true to the photo; with the wand, a thing or a whole person</source>
        <translation>Mantener una parte fiel a la foto; con la varita, una cosa o una persona entera</translation>
    </message>
    <message>
        <source>Keep each photo&apos;s size</source>
        <translation>Mantener el tamaño de cada foto</translation>
    </message>
    <message>
        <source>Keep every pixel; the quality does not matter then</source>
        <translation>Conservar cada píxel; la calidad ya no importa</translation>
    </message>
    <message>
        <source>Keep it; it is offered again at the next start</source>
        <translation>Conservarlo; se ofrecerá de nuevo en el próximo inicio</translation>
    </message>
    <message>
        <source>Keep the gist of a part: shapes and colours where they were</source>
        <translation>Conservar lo esencial de una parte: formas y colores en su sitio</translation>
    </message>
    <message>
        <source>Keep the selected part true to the photo</source>
        <translation>Conservar la parte seleccionada fiel a la foto</translation>
    </message>
    <message>
        <source>Keep this step</source>
        <translation>Conservar este paso</translation>
    </message>
    <message>
        <source>Keep what is shown (Enter)</source>
        <translation>Conservar lo que se ve (Intro)</translation>
    </message>
    <message>
        <source>Keep what is shown; one undo takes it back (Enter)</source>
        <translation>Conservar lo que se ve; un solo deshacer lo revierte (Intro)</translation>
    </message>
    <message>
        <source>Keep what is there now under a name, whatever becomes of the history</source>
        <translation>Conservar con un nombre lo que hay ahora, pase lo que pase con el historial</translation>
    </message>
    <message>
        <source>Keep what matters</source>
        <translation>Conservar lo que importa</translation>
    </message>
    <message>
        <source>Keep what matters most, as long as so many bytes last</source>
        <translation>Conservar lo más importante mientras alcancen los bytes</translation>
    </message>
    <message>
        <source>Keep what was suggested</source>
        <translation>Conservar lo sugerido</translation>
    </message>
    <message>
        <source>Kept: letters can be read, a face is known again.</source>
        <translation>Conservado: se leen las letras, se reconoce una cara.</translation>
    </message>
    <message>
        <source>Kept: shapes and colours about where they were.</source>
        <translation>Conservado: formas y colores más o menos en su sitio.</translation>
    </message>
    <message>
        <source>Kept: the photo itself, small things softened.</source>
        <translation>Conservado: la foto misma, con lo pequeño suavizado.</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>Teclado y ratón</translation>
    </message>
    <message>
        <source>Khaki</source>
        <translation>Caqui</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Labels are carried over, their borders stay smooth.</source>
        <translation>Las clases se trasladan, con bordes suaves.</translation>
    </message>
    <message>
        <source>Labels say what is where: hair, dress, bag. They are painted over, turned into others, and sent.</source>
        <translation>Las clases dicen qué hay y dónde: pelo, vestido, bolso. Se pintan, se cambian por otras y se envían.</translation>
    </message>
    <message>
        <source>Labels, PNG</source>
        <translation>Clases, PNG</translation>
    </message>
    <message>
        <source>Labels, SVG</source>
        <translation>Clases, SVG</translation>
    </message>
    <message>
        <source>Landmarks</source>
        <translation>Puntos faciales</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Horizontal</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>Pincel más grande</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lazo</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
    <message>
        <source>Layers, OpenRaster</source>
        <translation>Capas, OpenRaster</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <translation>Salir (Esc)</translation>
    </message>
    <message>
        <source>Leave a part to the decoder (right button or Shift: the opposite)</source>
        <translation>Dejar una parte al decodificador (botón derecho o Mayús: lo contrario)</translation>
    </message>
    <message>
        <source>Leave everything as it was (Esc)</source>
        <translation>Dejarlo todo como estaba (Esc)</translation>
    </message>
    <message>
        <source>Leave the picture as it is</source>
        <translation>Dejar la imagen como está</translation>
    </message>
    <message>
        <source>Leave the selected part to the decoder</source>
        <translation>Dejar la parte seleccionada al decodificador</translation>
    </message>
    <message>
        <source>Leave what is painted to the decoder</source>
        <translation>Dejar lo pintado al decodificador</translation>
    </message>
    <message>
        <source>Length of the shorter side of photos that are opened; a smaller photo keeps its own size</source>
        <translation>Longitud del lado corto de las fotos que se abren; una foto menor mantiene su tamaño</translation>
    </message>
    <message>
        <source>Length of the shorter side that photos are scaled to; a smaller photo keeps its own</source>
        <translation>Longitud del lado corto a la que se escalan las fotos; una foto menor mantiene la suya</translation>
    </message>
    <message>
        <source>Less quality, fewer bytes</source>
        <translation>Menos calidad, menos bytes</translation>
    </message>
    <message>
        <source>Let the animation return to where it began</source>
        <translation>Hacer que la animación vuelva a su comienzo</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Letras</translation>
    </message>
    <message>
        <source>Level by pen pressure</source>
        <translation>Nivel según la presión del lápiz</translation>
    </message>
    <message>
        <source>Level: {level}</source>
        <translation>Nivel: {level}</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Light grey jersey</source>
        <translation>Punto liso gris claro</translation>
    </message>
    <message>
        <source>Lilac</source>
        <translation>Lila</translation>
    </message>
    <message>
        <source>Lime</source>
        <translation>Lima</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Líneas</translation>
    </message>
    <message>
        <source>Lines are carried over as curves, textures stay where they are.</source>
        <translation>Las líneas se trasladan como curvas, las texturas se quedan donde están.</translation>
    </message>
    <message>
        <source>Lines of letters and figures</source>
        <translation>Líneas de letras y cifras</translation>
    </message>
    <message>
        <source>Lines, SVG</source>
        <translation>Líneas, SVG</translation>
    </message>
    <message>
        <source>Lines, cells, regions and the picture as layers, for Krita and GIMP</source>
        <translation>Líneas, celdas, regiones e imagen como capas, para Krita y GIMP</translation>
    </message>
    <message>
        <source>Lines, textures and what is kept are read from the photo again; what you drew or swapped stays.</source>
        <translation>Líneas, texturas y lo conservado se leen de nuevo de la foto; lo dibujado o cambiado se queda.</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Cargando el modelo…</translation>
    </message>
    <message>
        <source>Looking for its file…</source>
        <translation>Buscando su archivo…</translation>
    </message>
    <message>
        <source>Looking for {colour}…</source>
        <translation>Buscando {colour}…</translation>
    </message>
    <message>
        <source>Looking through the photo…</source>
        <translation>Examinando la foto…</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>Sin pérdidas</translation>
    </message>
    <message>
        <source>Lower what is painted by one level</source>
        <translation>Bajar un nivel lo pintado</translation>
    </message>
    <message>
        <source>Magenta shell</source>
        <translation>Softshell magenta</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Principal</translation>
    </message>
    <message>
        <source>Make a link or a QR code that holds the whole picture</source>
        <translation>Hacer un enlace o un código QR que contiene toda la imagen</translation>
    </message>
    <message>
        <source>Make a picture of its own of this step, in a tab of its own (Enter)</source>
        <translation>Hacer de este paso una imagen propia, en su pestaña (Intro)</translation>
    </message>
    <message>
        <source>Make a scene of the photo</source>
        <translation>Hacer una escena de la foto</translation>
    </message>
    <message>
        <source>Make another thing of what is selected, or else of the thing under the mouse</source>
        <translation>Convertir lo seleccionado, o lo que hay bajo el ratón, en otra cosa</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Hacerla</translation>
    </message>
    <message>
        <source>Make lines one pixel wide, in the selection or everywhere: drawings from elsewhere take fewer bytes</source>
        <translation>Hacer las líneas de un píxel de ancho, en la selección o en todas partes: los dibujos de fuera ocupan menos bytes</translation>
    </message>
    <message>
        <source>Make no scene</source>
        <translation>No hacer ninguna escena</translation>
    </message>
    <message>
        <source>Makes the texture that this name stands for (Enter)</source>
        <translation>Hace la textura que representa este nombre (Intro)</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Maps of labels</source>
        <translation>Mapas de clases</translation>
    </message>
    <message>
        <source>Mauve denim</source>
        <translation>Vaquero malva</translation>
    </message>
    <message>
        <source>May lower what I kept</source>
        <translation>Puede bajar lo que conservé</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Middle button</source>
        <translation>Botón central</translation>
    </message>
    <message>
        <source>Mint jersey</source>
        <translation>Punto liso menta</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Reflejar</translation>
    </message>
    <message>
        <source>Mirror the selected lines left to right</source>
        <translation>Reflejar las líneas seleccionadas de izquierda a derecha</translation>
    </message>
    <message>
        <source>Mirror the selected lines top to bottom</source>
        <translation>Reflejar las líneas seleccionadas de arriba abajo</translation>
    </message>
    <message>
        <source>Mix of the texture before and the picked one</source>
        <translation>Mezcla de la textura anterior y la elegida</translation>
    </message>
    <message>
        <source>Mix the texture before (left) with the picked one (right)</source>
        <translation>Mezclar la textura anterior (izquierda) con la elegida (derecha)</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Model {name} has no lines that could be drawn at another size</source>
        <translation>El modelo {name} no tiene líneas que puedan dibujarse a otro tamaño</translation>
    </message>
    <message>
        <source>Model {name} has {layers}, of which no other size is known</source>
        <translation>El modelo {name} tiene {layers}, de los que no se conoce otro tamaño</translation>
    </message>
    <message>
        <source>Model:</source>
        <translation>Modelo:</translation>
    </message>
    <message>
        <source>Model: {label}</source>
        <translation>Modelo: {label}</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Más como esta</translation>
    </message>
    <message>
        <source>Morph into</source>
        <translation>Transición a</translation>
    </message>
    <message>
        <source>Morph…</source>
        <translation>Transición…</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Ratón</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mover</translation>
    </message>
    <message>
        <source>Move lines</source>
        <translation>Mover líneas</translation>
    </message>
    <message>
        <source>Move part</source>
        <translation>Mover parte</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Mover la imagen</translation>
    </message>
    <message>
        <source>Move the picture (also: hold space, or drag with the middle button)</source>
        <translation>Mover la imagen (también: mantener Espacio o arrastrar con el botón central)</translation>
    </message>
    <message>
        <source>Move, scale and turn the selected lines (Alt: a copy)</source>
        <translation>Mover, escalar y girar las líneas seleccionadas (Alt: una copia)</translation>
    </message>
    <message>
        <source>Mustard twill</source>
        <translation>Sarga mostaza</translation>
    </message>
    <message>
        <source>My texture</source>
        <translation>Mi textura</translation>
    </message>
    <message>
        <source>My textures</source>
        <translation>Mis texturas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name of the texture to be saved</source>
        <translation>Nombre de la textura que se guardará</translation>
    </message>
    <message>
        <source>Needs torch, which this edition comes without: pip install gc-studio has it</source>
        <translation>Necesita torch, que esta edición no incluye: pip install gc-studio lo trae</translation>
    </message>
    <message>
        <source>Neutrals</source>
        <translation>Neutros</translation>
    </message>
    <message>
        <source>New from noise</source>
        <translation>Nueva a partir de ruido</translation>
    </message>
    <message>
        <source>New here? Five short steps on a sample photo show what can be done.</source>
        <translation>¿Primera vez aquí? Cinco pasos cortos con una foto de muestra enseñan lo que se puede hacer.</translation>
    </message>
    <message>
        <source>New name of the texture</source>
        <translation>Nuevo nombre de la textura</translation>
    </message>
    <message>
        <source>New scene</source>
        <translation>Escena nueva</translation>
    </message>
    <message>
        <source>New scene…</source>
        <translation>Escena nueva…</translation>
    </message>
    <message>
        <source>New tab</source>
        <translation>Pestaña nueva</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Nuevo…</translation>
    </message>
    <message>
        <source>Next (Space, Right, Page down)</source>
        <translation>Siguiente (Espacio, Derecha, Av Pág)</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Imagen siguiente</translation>
    </message>
    <message>
        <source>No browser opens {name}; open the file by hand</source>
        <translation>Ningún navegador abre {name}; abra el archivo a mano</translation>
    </message>
    <message>
        <source>No colours taken: {why}</source>
        <translation>No se tomaron colores: {why}</translation>
    </message>
    <message>
        <source>No command copied: {why}</source>
        <translation>No se copió ningún comando: {why}</translation>
    </message>
    <message>
        <source>No command goes by that name.</source>
        <translation>Ninguna orden se llama así.</translation>
    </message>
    <message>
        <source>No favourite is called “{text}”.</source>
        <translation>Ninguna favorita se llama «{text}».</translation>
    </message>
    <message>
        <source>No favourites yet. Click the star on a texture, or press F.</source>
        <translation>Aún no hay favoritas. Haga clic en la estrella de una textura o pulse F.</translation>
    </message>
    <message>
        <source>No installed model draws from noise</source>
        <translation>Ningún modelo instalado dibuja a partir de ruido</translation>
    </message>
    <message>
        <source>No installed model takes labels</source>
        <translation>Ningún modelo instalado admite clases</translation>
    </message>
    <message>
        <source>No labels imported: {why}</source>
        <translation>No se importaron clases: {why}</translation>
    </message>
    <message>
        <source>No map imported: {why}</source>
        <translation>No se importó ningún mapa: {why}</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Sin modelo</translation>
    </message>
    <message>
        <source>No other picture is open</source>
        <translation>No hay otra imagen abierta</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Sin imagen</translation>
    </message>
    <message>
        <source>No picture drawn: {why}</source>
        <translation>No se dibujó ninguna imagen: {why}</translation>
    </message>
    <message>
        <source>No picture is open</source>
        <translation>No hay ninguna imagen abierta</translation>
    </message>
    <message>
        <source>No shortcut goes by that name.</source>
        <translation>Ningún atajo se llama así.</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>No queda espacio en el disco</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>No existe el archivo o la carpeta</translation>
    </message>
    <message>
        <source>No texture added: {what}</source>
        <translation>No se añadió ninguna textura: {what}</translation>
    </message>
    <message>
        <source>No texture is called “{text}”.</source>
        <translation>Ninguna textura se llama «{text}».</translation>
    </message>
    <message>
        <source>No texture saved: {why}</source>
        <translation>No se guardó ninguna textura: {why}</translation>
    </message>
    <message>
        <source>No textures yet. Drop photos here to use theirs.</source>
        <translation>Aún no hay texturas. Suelte fotos aquí para usar las suyas.</translation>
    </message>
    <message>
        <source>Noise {seed}</source>
        <translation>Ruido {seed}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>Not in this file</source>
        <translation>No está en este archivo</translation>
    </message>
    <message>
        <source>Not pasted: {why}</source>
        <translation>No se ha pegado: {why}</translation>
    </message>
    <message>
        <source>Not possible now</source>
        <translation>No es posible ahora</translation>
    </message>
    <message>
        <source>Not refined: {why}</source>
        <translation>No se refinó: {why}</translation>
    </message>
    <message>
        <source>Not resized: {why}</source>
        <translation>No se cambió el tamaño: {why}</translation>
    </message>
    <message>
        <source>Not saved: {name} is open in another tab; close that, or choose another name</source>
        <translation>No se guardó: {name} está abierto en otra pestaña; ciérrela o elija otro nombre</translation>
    </message>
    <message>
        <source>Not there any more</source>
        <translation>Ya no está</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>Nothing better was found</source>
        <translation>No se encontró nada mejor</translation>
    </message>
    <message>
        <source>Nothing has moved: only what is selected can be moved.</source>
        <translation>No se movió nada: solo se puede mover lo seleccionado.</translation>
    </message>
    <message>
        <source>Nothing is drawn in this picture</source>
        <translation>En esta imagen no se dibuja nada</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>No hay nada seleccionado</translation>
    </message>
    <message>
        <source>Nothing preserved</source>
        <translation>Nada conservado</translation>
    </message>
    <message>
        <source>Nothing selected: {why}</source>
        <translation>No se seleccionó nada: {why}</translation>
    </message>
    <message>
        <source>Nothing was found that asks to be kept.</source>
        <translation>No se encontró nada que pida conservarse.</translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>No se escribió nada</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Nada todavía</translation>
    </message>
    <message>
        <source>Notice below the message</source>
        <translation>Aviso bajo el mensaje</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Number to choose</source>
        <translation>Número que se elige</translation>
    </message>
    <message>
        <source>Of each open picture; the oldest steps are forgotten first.</source>
        <translation>De cada imagen abierta; los pasos más antiguos se olvidan primero.</translation>
    </message>
    <message>
        <source>Offer it no longer; it stays in the menu Help</source>
        <translation>No ofrecerla más; sigue en el menú Ayuda</translation>
    </message>
    <message>
        <source>Olive canvas</source>
        <translation>Lona oliva</translation>
    </message>
    <message>
        <source>One cell less all around</source>
        <translation>Una celda menos por cada lado</translation>
    </message>
    <message>
        <source>One screen pixel per pixel</source>
        <translation>Un píxel de pantalla por píxel</translation>
    </message>
    <message>
        <source>Only at {size}: its file is not where it was</source>
        <translation>Solo a {size}: su archivo no está donde estaba</translation>
    </message>
    <message>
        <source>Opacity and colours of structure lines and preserved parts</source>
        <translation>Opacidad y colores de las líneas de estructura y de las partes conservadas</translation>
    </message>
    <message>
        <source>Opacity of the labels</source>
        <translation>Opacidad de las clases</translation>
    </message>
    <message>
        <source>Opacity of the preserved parts</source>
        <translation>Opacidad de las partes conservadas</translation>
    </message>
    <message>
        <source>Opacity of the structure lines</source>
        <translation>Opacidad de las líneas de estructura</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open a photo or a .gcx</source>
        <translation>Abrir una foto o un .gcx</translation>
    </message>
    <message>
        <source>Open a photo with a map of what is where in it</source>
        <translation>Abrir una foto con un mapa de qué hay y dónde</translation>
    </message>
    <message>
        <source>Open a photo…</source>
        <translation>Abrir una foto…</translation>
    </message>
    <message>
        <source>Open a study file in the browser: it asks which of two pictures you prefer, and sends nothing</source>
        <translation>Abrir un estudio en el navegador: pregunta cuál de dos imágenes prefiere y no envía nada</translation>
    </message>
    <message>
        <source>Open another picture in a tab of its own</source>
        <translation>Abrir otra imagen en su propia pestaña</translation>
    </message>
    <message>
        <source>Open as scene</source>
        <translation>Abrir como escena</translation>
    </message>
    <message>
        <source>Open as scene…</source>
        <translation>Abrir como escena…</translation>
    </message>
    <message>
        <source>Open documents</source>
        <translation>Documentos abiertos</translation>
    </message>
    <message>
        <source>Open photos with another of the installed models</source>
        <translation>Abrir fotos con otro de los modelos instalados</translation>
    </message>
    <message>
        <source>Open photos, .gcx files or projects; or drop them on the picture</source>
        <translation>Abrir fotos, archivos .gcx o proyectos; o soltarlos sobre la imagen</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Abrir recientes</translation>
    </message>
    <message>
        <source>Open the selected</source>
        <translation>Abrir lo seleccionado</translation>
    </message>
    <message>
        <source>Open this picture as a document of {model}</source>
        <translation>Abrir esta imagen como documento de {model}</translation>
    </message>
    <message>
        <source>Open this sample photo</source>
        <translation>Abrir esta foto de muestra</translation>
    </message>
    <message>
        <source>Open with</source>
        <translation>Abrir con</translation>
    </message>
    <message>
        <source>Open with {name}</source>
        <translation>Abrir con {name}</translation>
    </message>
    <message>
        <source>Open with…</source>
        <translation>Abrir con…</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Apertura</translation>
    </message>
    <message>
        <source>Opening the picture…</source>
        <translation>Abriendo la imagen…</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>Abriendo {name}…</translation>
    </message>
    <message>
        <source>Opens here, to be edited further</source>
        <translation>Se abre aquí para seguir editando</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Opposite tool</source>
        <translation>Herramienta opuesta</translation>
    </message>
    <message>
        <source>Orange cotton</source>
        <translation>Algodón naranja</translation>
    </message>
    <message>
        <source>Orange red fleece</source>
        <translation>Polar rojo anaranjado</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Overlays</source>
        <translation>Capas guía</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>Imagen PNG</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>Paint a picture from nothing</source>
        <translation>Pintar una imagen desde cero</translation>
    </message>
    <message>
        <source>Paint a straight line of the class in hand, or click corners (Enter ends it)</source>
        <translation>Pintar una recta de la clase elegida, o hacer clic en vértices (Intro termina)</translation>
    </message>
    <message>
        <source>Paint background (right button or Shift: the class in hand)</source>
        <translation>Pintar fondo (botón derecho o Mayús: la clase elegida)</translation>
    </message>
    <message>
        <source>Paint cells with a brush</source>
        <translation>Pintar celdas con un pincel</translation>
    </message>
    <message>
        <source>Paint the class in hand (Alt: pick one; right button or Shift: background)</source>
        <translation>Pintar la clase elegida (Alt: tomar una; botón derecho o Mayús: fondo)</translation>
    </message>
    <message>
        <source>Paint the connected thing under the mouse (Alt: pick its class)</source>
        <translation>Pintar la cosa conexa bajo el ratón (Alt: tomar su clase)</translation>
    </message>
    <message>
        <source>Paint: {name}</source>
        <translation>Pintar: {name}</translation>
    </message>
    <message>
        <source>Painting step {number} of {steps}…</source>
        <translation>Pintando el paso {number} de {steps}…</translation>
    </message>
    <message>
        <source>Paisley</source>
        <translation>Cachemira</translation>
    </message>
    <message>
        <source>Pale green</source>
        <translation>Verde pálido</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Paneles</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Paste part</source>
        <translation>Pegar parte</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Imagen pegada</translation>
    </message>
    <message>
        <source>Pasted texture</source>
        <translation>Textura pegada</translation>
    </message>
    <message>
        <source>Pasting…</source>
        <translation>Pegando…</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Estampados</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Permiso denegado</translation>
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
        <translation>Fotos a {size}; .gcx, proyectos</translation>
    </message>
    <message>
        <source>Photos done</source>
        <translation>Fotos hechas</translation>
    </message>
    <message>
        <source>Photos, .gcx and projects</source>
        <translation>Fotos, .gcx y proyectos</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Cuentagotas</translation>
    </message>
    <message>
        <source>Pick a texture to mix it in</source>
        <translation>Elija una textura para mezclarla</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Pictures in the compressed domain: structure, texture, and detail where it matters.

{model}
Code and weights under Apache-2.0.</source>
        <translation>Imágenes en el dominio comprimido: estructura, textura y detalle donde importa.

{model}
Código y pesos bajo Apache-2.0.</translation>
    </message>
    <message>
        <source>Pictures of this model cannot be fitted to a number of bytes</source>
        <translation>Las imágenes de este modelo no se pueden ajustar a un número de bytes</translation>
    </message>
    <message>
        <source>Pictures of this model cannot be refined</source>
        <translation>Las imágenes de este modelo no se pueden refinar</translation>
    </message>
    <message>
        <source>Pictures of {width}x{height} can have at most {most} steps</source>
        <translation>Las imágenes de {width}x{height} pueden tener como máximo {most} pasos</translation>
    </message>
    <message>
        <source>Pictures, with both ends</source>
        <translation>Imágenes, con ambos extremos</translation>
    </message>
    <message>
        <source>Point at a thing in the picture, or select something</source>
        <translation>Señala una cosa de la imagen, o selecciona algo</translation>
    </message>
    <message>
        <source>Point at the file of the photo, from which more is to be seen</source>
        <translation>Indicar el archivo de la foto, en el que se ve más</translation>
    </message>
    <message>
        <source>Polyline</source>
        <translation>Polilínea</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Vertical</translation>
    </message>
    <message>
        <source>Preparing what comes next…</source>
        <translation>Preparando lo que sigue…</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Presentar</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>Presentación</translation>
    </message>
    <message>
        <source>Preserve</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Preserve all, {level}</source>
        <translation>Conservar todo, {level}</translation>
    </message>
    <message>
        <source>Preserve centre, {level}</source>
        <translation>Conservar el centro, {level}</translation>
    </message>
    <message>
        <source>Preserve it</source>
        <translation>Conservarla</translation>
    </message>
    <message>
        <source>Preserve one cell more all around, at the level in hand</source>
        <translation>Conservar una celda más por cada lado, al nivel elegido</translation>
    </message>
    <message>
        <source>Preserve the middle of the picture at the level in hand</source>
        <translation>Conservar el centro de la imagen al nivel elegido</translation>
    </message>
    <message>
        <source>Preserve the whole picture at the level in hand</source>
        <translation>Conservar toda la imagen al nivel elegido</translation>
    </message>
    <message>
        <source>Preserve what is not preserved, at the level in hand, and nothing else</source>
        <translation>Conservar lo que no está conservado, al nivel elegido, y nada más</translation>
    </message>
    <message>
        <source>Preserved</source>
        <translation>Conservado</translation>
    </message>
    <message>
        <source>Preserved cells</source>
        <translation>Celdas conservadas</translation>
    </message>
    <message>
        <source>Preserved parts</source>
        <translation>Partes conservadas</translation>
    </message>
    <message>
        <source>Press {STRUCTURE}: these lines are most of what the file holds. {DECODED} shows the picture again.</source>
        <translation>Pulse {STRUCTURE}: estas líneas son casi todo lo que contiene el archivo. {DECODED} muestra de nuevo la imagen.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>Imagen anterior</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>Purples</source>
        <translation>Morados</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Empujar</translation>
    </message>
    <message>
        <source>Put the copied part into this picture, or open the picture or link in the clipboard</source>
        <translation>Poner la parte copiada en esta imagen, o abrir la imagen o el enlace del portapapeles</translation>
    </message>
    <message>
        <source>Put the docks back to where they were at first</source>
        <translation>Devolver los paneles a su sitio inicial</translation>
    </message>
    <message>
        <source>Put the link on the clipboard</source>
        <translation>Poner el enlace en el portapapeles</translation>
    </message>
    <message>
        <source>Put the palette away</source>
        <translation>Guardar la paleta</translation>
    </message>
    <message>
        <source>Put the picture of the preview on the clipboard</source>
        <translation>Poner la imagen de la vista previa en el portapapeles</translation>
    </message>
    <message>
        <source>Put the report on the clipboard</source>
        <translation>Poner el informe en el portapapeles</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>Código QR</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>Quality of the WebP file</source>
        <translation>Calidad del archivo WebP</translation>
    </message>
    <message>
        <source>Quilted navy</source>
        <translation>Acolchado azul marino</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Ratio to the photo</source>
        <translation>Proporción con la foto</translation>
    </message>
    <message>
        <source>Read the bytes</source>
        <translation>Leer los bytes</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Sistema de archivos de solo lectura</translation>
    </message>
    <message>
        <source>Reading the texture of {name}…</source>
        <translation>Leyendo la textura de {name}…</translation>
    </message>
    <message>
        <source>Reading the texture…</source>
        <translation>Leyendo la textura…</translation>
    </message>
    <message>
        <source>Recent work</source>
        <translation>Trabajo reciente</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>Recuperado</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Recuperación</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Reds and pinks</source>
        <translation>Rojos y rosas</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>Refinar</translation>
    </message>
    <message>
        <source>Refining…</source>
        <translation>Refinando…</translation>
    </message>
    <message>
        <source>Refining… {step} of {steps}</source>
        <translation>Refinando… {step} de {steps}</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regiones</translation>
    </message>
    <message>
        <source>Remove from the favourites (F)</source>
        <translation>Quitar de los favoritos (F)</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation>¿Reemplazar archivos?</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>¿Reemplazar el archivo?</translation>
    </message>
    <message>
        <source>Replacing it loses what is in it now.</source>
        <translation>Al reemplazarlo se pierde lo que contiene ahora.</translation>
    </message>
    <message>
        <source>Replacing loses what is in them now; skipping keeps them and writes the others.</source>
        <translation>Al reemplazarlos se pierde lo que contienen; omitirlos los conserva y escribe los demás.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Restablecer la disposición</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Restablecer valores</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Cambiar tamaño</translation>
    </message>
    <message>
        <source>Resize to {width} × {height}</source>
        <translation>Cambiar tamaño a {width} × {height}</translation>
    </message>
    <message>
        <source>Resize…</source>
        <translation>Cambiar tamaño…</translation>
    </message>
    <message>
        <source>Resizing: {what}…</source>
        <translation>Cambiando el tamaño: {what}…</translation>
    </message>
    <message>
        <source>Resizing…</source>
        <translation>Cambiando el tamaño…</translation>
    </message>
    <message>
        <source>Right button</source>
        <translation>Botón derecho</translation>
    </message>
    <message>
        <source>Royal blue</source>
        <translation>Azul real</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>&amp;Omitir</translation>
    </message>
    <message>
        <source>S&amp;tructure</source>
        <translation>Es&amp;tructura</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>Dibujo SVG</translation>
    </message>
    <message>
        <source>Sage cotton</source>
        <translation>Algodón salvia</translation>
    </message>
    <message>
        <source>Salmon</source>
        <translation>Salmón</translation>
    </message>
    <message>
        <source>Sample photos</source>
        <translation>Fotos de muestra</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save all scenes on a sheet (S)</source>
        <translation>Guardar todas las escenas en una hoja (S)</translation>
    </message>
    <message>
        <source>Save as an animation (W)</source>
        <translation>Guardar como animación (W)</translation>
    </message>
    <message>
        <source>Save as another file</source>
        <translation>Guardar como otro archivo</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Save code…</source>
        <translation>Guardar código…</translation>
    </message>
    <message>
        <source>Save everything in a project: photo, layers, what is not sent</source>
        <translation>Guardarlo todo en un proyecto: foto, capas y lo que no se envía</translation>
    </message>
    <message>
        <source>Save texture</source>
        <translation>Guardar textura</translation>
    </message>
    <message>
        <source>Save texture…: keeps the texture of the picture in My textures</source>
        <translation>Guardar textura…: conserva la textura de la imagen en Mis texturas</translation>
    </message>
    <message>
        <source>Save the QR code</source>
        <translation>Guardar el código QR</translation>
    </message>
    <message>
        <source>Save the animation</source>
        <translation>Guardar la animación</translation>
    </message>
    <message>
        <source>Save the changes to {name}?</source>
        <translation>¿Guardar los cambios de {name}?</translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation>Guardar la hoja</translation>
    </message>
    <message>
        <source>Save the work on {name} as a project?</source>
        <translation>¿Guardar el trabajo sobre {name} como proyecto?</translation>
    </message>
    <message>
        <source>Save to My textures under this name</source>
        <translation>Guardar en Mis texturas con este nombre</translation>
    </message>
    <message>
        <source>Save to my textures…</source>
        <translation>Guardar en mis texturas…</translation>
    </message>
    <message>
        <source>Saved {name} without the snapshots; Save as… a project to keep them</source>
        <translation>{name} se guardó sin las instantáneas; use Guardar como… un proyecto para conservarlas</translation>
    </message>
    <message>
        <source>Saved {name}, {size:,} B</source>
        <translation>{name} guardado, {size:,} B</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Escena</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>Buscar en los atajos</translation>
    </message>
    <message>
        <source>Search the textures</source>
        <translation>Buscar en las texturas</translation>
    </message>
    <message>
        <source>Search: undo, zoom, Ctrl…</source>
        <translation>Buscar: deshacer, zoom, Ctrl…</translation>
    </message>
    <message>
        <source>See the lines</source>
        <translation>Ver las líneas</translation>
    </message>
    <message>
        <source>See this photo as every installed model paints it, side by side</source>
        <translation>Ver esta foto tal como la pinta cada modelo instalado, lado a lado</translation>
    </message>
    <message>
        <source>Select a box (Shift: add, Alt: subtract)</source>
        <translation>Seleccionar un rectángulo (Mayús: sumar, Alt: restar)</translation>
    </message>
    <message>
        <source>Select a part of the picture first, with lasso, box or wand</source>
        <translation>Seleccione antes una parte de la imagen, con lazo, rectángulo o varita</translation>
    </message>
    <message>
        <source>Select by drawing around (Shift: add, Alt: subtract)</source>
        <translation>Seleccionar dibujando alrededor (Mayús: sumar, Alt: restar)</translation>
    </message>
    <message>
        <source>Select lines with the lasso first</source>
        <translation>Seleccione antes líneas con el lazo</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>No seleccionar nada</translation>
    </message>
    <message>
        <source>Select the region of texture {number}</source>
        <translation>Seleccionar la región de la textura {number}</translation>
    </message>
    <message>
        <source>Select the thing there; a double click: all that touches it, as a whole person</source>
        <translation>Seleccionar la cosa que hay ahí; doble clic: todo lo que la toca, como una persona entera</translation>
    </message>
    <message>
        <source>Select the whole picture</source>
        <translation>Seleccionar toda la imagen</translation>
    </message>
    <message>
        <source>Select what is not selected</source>
        <translation>Seleccionar lo que no está seleccionado</translation>
    </message>
    <message>
        <source>Select what lines enclose (Shift: add, Alt: subtract)</source>
        <translation>Seleccionar lo que rodean las líneas (Mayús: sumar, Alt: restar)</translation>
    </message>
    <message>
        <source>Selection, PNG</source>
        <translation>Selección, PNG</translation>
    </message>
    <message>
        <source>Set pins and drag them (Enter keeps it, Esc drops it, Del removes a pin)</source>
        <translation>Poner chinchetas y arrastrarlas (Intro lo conserva, Esc lo descarta, Supr quita una)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Share of each layer</source>
        <translation>Parte de cada capa</translation>
    </message>
    <message>
        <source>Shares of the picture that the decoder invents, and that are true to the photo</source>
        <translation>Partes de la imagen que el decodificador inventa y que son fieles a la foto</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Mayús</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atajos</translation>
    </message>
    <message>
        <source>Shorter side</source>
        <translation>Lado corto</translation>
    </message>
    <message>
        <source>Shorter side in pixels</source>
        <translation>Lado corto en píxeles</translation>
    </message>
    <message>
        <source>Show a room how the picture comes about, full screen</source>
        <translation>Mostrar a una sala cómo surge la imagen, a pantalla completa</translation>
    </message>
    <message>
        <source>Show all textures</source>
        <translation>Mostrar todas las texturas</translation>
    </message>
    <message>
        <source>Show the favourites only</source>
        <translation>Mostrar solo las favoritas</translation>
    </message>
    <message>
        <source>Show the labels whatever the tool</source>
        <translation>Mostrar las clases con cualquier herramienta</translation>
    </message>
    <message>
        <source>Show the picture of the next tab</source>
        <translation>Mostrar la imagen de la pestaña siguiente</translation>
    </message>
    <message>
        <source>Show the picture of the tab before</source>
        <translation>Mostrar la imagen de la pestaña anterior</translation>
    </message>
    <message>
        <source>Show the preserved parts whatever the tool</source>
        <translation>Mostrar las partes conservadas con cualquier herramienta</translation>
    </message>
    <message>
        <source>Show the start page, with samples and recent work</source>
        <translation>Mostrar la página de inicio, con muestras y trabajo reciente</translation>
    </message>
    <message>
        <source>Show the structure lines whatever the tool</source>
        <translation>Mostrar las líneas de estructura con cualquier herramienta</translation>
    </message>
    <message>
        <source>Show the textures of this group</source>
        <translation>Mostrar las texturas de este grupo</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>Mostrar toda la imagen</translation>
    </message>
    <message>
        <source>Show two snapshots with a divider to drag, or one beside what is there now</source>
        <translation>Mostrar dos instantáneas con un divisor móvil, o una junto a lo que hay ahora</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>Reducir</translation>
    </message>
    <message>
        <source>Shrink preserved</source>
        <translation>Reducir lo conservado</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Lado a lado</translation>
    </message>
    <message>
        <source>Side-by-side sheet, PNG</source>
        <translation>Hoja comparativa, PNG</translation>
    </message>
    <message>
        <source>Side-by-side sheets</source>
        <translation>Hojas comparativas</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Size of photos</source>
        <translation>Tamaño de fotos</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>Tamaño de la imagen</translation>
    </message>
    <message>
        <source>Size, model, notes and checksums</source>
        <translation>Tamaño, modelo, notas y sumas de control</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Sky polo</source>
        <translation>Polo celeste</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>Pizarra</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>Pincel más pequeño</translation>
    </message>
    <message>
        <source>Snapshot {number}</source>
        <translation>Instantánea {number}</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Instantáneas</translation>
    </message>
    <message>
        <source>Sneakers</source>
        <translation>Zapatillas</translation>
    </message>
    <message>
        <source>So few bytes keep nothing of it, or it is kept already.</source>
        <translation>Con tan pocos bytes no se conserva nada, o ya está conservado.</translation>
    </message>
    <message>
        <source>Soft black</source>
        <translation>Negro suave</translation>
    </message>
    <message>
        <source>Some unsaved work cannot be read: {what}</source>
        <translation>Parte del trabajo sin guardar no se puede leer: {what}</translation>
    </message>
    <message>
        <source>Something unexpected happened{many}, but your work is kept: you can go on, or save it and start again.</source>
        <translation>Ocurrió algo inesperado{many}, pero su trabajo está a salvo: puede seguir, o guardarlo y empezar de nuevo.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Dividida</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Cuadrado</translation>
    </message>
    <message>
        <source>Stars on navy</source>
        <translation>Estrellas sobre azul marino</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Página de inicio</translation>
    </message>
    <message>
        <source>State of the model</source>
        <translation>Estado del modelo</translation>
    </message>
    <message>
        <source>Steady hand</source>
        <translation>Mano firme</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Still being prepared; try again in a moment.</source>
        <translation>Aún se está preparando; inténtelo en un momento.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stop after the current photo</source>
        <translation>Detener tras la foto actual</translation>
    </message>
    <message>
        <source>Stop decoding</source>
        <translation>Detener la decodificación</translation>
    </message>
    <message>
        <source>Stop decoding; what is shown stays until the next change</source>
        <translation>Detener la decodificación; lo que se ve se queda hasta el próximo cambio</translation>
    </message>
    <message>
        <source>Stop: {work}</source>
        <translation>Detener: {work}</translation>
    </message>
    <message>
        <source>Stopped before the first photo.</source>
        <translation>Detenido antes de la primera foto.</translation>
    </message>
    <message>
        <source>Stopped: decoded coarsely</source>
        <translation>Detenido: decodificación tosca</translation>
    </message>
    <message>
        <source>Stopped: {told}.</source>
        <translation>Detenido: {told}.</translation>
    </message>
    <message>
        <source>Stopping after this photo…</source>
        <translation>Se detiene tras esta foto…</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Fuerza</translation>
    </message>
    <message>
        <source>Strength in percent</source>
        <translation>Fuerza en porcentaje</translation>
    </message>
    <message>
        <source>Strip…</source>
        <translation>Tira…</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Estructura</translation>
    </message>
    <message>
        <source>Structure lines</source>
        <translation>Líneas de estructura</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Estudios</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Suggest what to keep</source>
        <translation>Sugerir qué conservar</translation>
    </message>
    <message>
        <source>Suggest what to keep…</source>
        <translation>Sugerir qué conservar…</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>Sorpréndeme</translation>
    </message>
    <message>
        <source>Surprises</source>
        <translation>Sorpresas</translation>
    </message>
    <message>
        <source>Symmetry above and below</source>
        <translation>Simetría arriba y abajo</translation>
    </message>
    <message>
        <source>Symmetry left and right</source>
        <translation>Simetría izquierda y derecha</translation>
    </message>
    <message>
        <source>Synthesise</source>
        <translation>Inventar</translation>
    </message>
    <message>
        <source>Synthesise all</source>
        <translation>Inventar todo</translation>
    </message>
    <message>
        <source>Synthesise by one level</source>
        <translation>Inventar un nivel</translation>
    </message>
    <message>
        <source>Synthesise everything</source>
        <translation>Inventarlo todo</translation>
    </message>
    <message>
        <source>Synthesise it</source>
        <translation>Inventarla</translation>
    </message>
    <message>
        <source>Synthesise to nothing</source>
        <translation>Inventar del todo</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>Sistemas</translation>
    </message>
    <message>
        <source>Systems…</source>
        <translation>Sistemas…</translation>
    </message>
    <message>
        <source>Take Preserve ({PRESERVE}) and paint over the logo: there the picture is true to the photo.</source>
        <translation>Tome Conservar ({PRESERVE}) y pinte sobre el logotipo: allí la imagen es fiel a la foto.</translation>
    </message>
    <message>
        <source>Take all photos off the list</source>
        <translation>Quitar todas las fotos de la lista</translation>
    </message>
    <message>
        <source>Take back a point</source>
        <translation>Quitar un punto</translation>
    </message>
    <message>
        <source>Take part in a study</source>
        <translation>Participar en un estudio</translation>
    </message>
    <message>
        <source>Take part in a study…</source>
        <translation>Participar en un estudio…</translation>
    </message>
    <message>
        <source>Take snapshot</source>
        <translation>Tomar instantánea</translation>
    </message>
    <message>
        <source>Take the class under the mouse in hand</source>
        <translation>Tomar la clase que hay bajo el ratón</translation>
    </message>
    <message>
        <source>Take the ink ({INK}) and draw on the picture, or the eraser ({ERASER}). The picture follows the pen.</source>
        <translation>Tome la tinta ({INK}) y dibuje sobre la imagen, o la goma ({ERASER}). La imagen sigue al lápiz.</translation>
    </message>
    <message>
        <source>Take the structure map from a picture, white = line</source>
        <translation>Tomar el mapa de estructura de una imagen, blanco = línea</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Hacer la visita</translation>
    </message>
    <message>
        <source>Take this back</source>
        <translation>Revertirlo</translation>
    </message>
    <message>
        <source>Take what is shown; one undo takes it back (Enter)</source>
        <translation>Tomar lo que se ve; un solo deshacer lo revierte (Intro)</translation>
    </message>
    <message>
        <source>Take what is where from a map</source>
        <translation>Tomar de un mapa qué hay y dónde</translation>
    </message>
    <message>
        <source>Takes effect when GC Studio is started again.</source>
        <translation>Se aplica al reiniciar GC Studio.</translation>
    </message>
    <message>
        <source>Texture of {name} added; click it to use it</source>
        <translation>Se añadió la textura de {name}; haga clic para usarla</translation>
    </message>
    <message>
        <source>Texture {number} of the picture: selects its region, so that a picked texture goes there alone; once more selects nothing. The marked one takes textures when nothing is selected; Ctrl+A selects all</source>
        <translation>Textura {number} de la imagen: selecciona su región, para que la textura elegida vaya solo allí; otra vez no selecciona nada. La marcada recibe texturas cuando no hay selección; Ctrl+A selecciona todo</translation>
    </message>
    <message>
        <source>Texture: {name}</source>
        <translation>Textura: {name}</translation>
    </message>
    <message>
        <source>Texture: {name}, {percent} %</source>
        <translation>Textura: {name}, {percent} %</translation>
    </message>
    <message>
        <source>Textures</source>
        <translation>Texturas</translation>
    </message>
    <message>
        <source>Textures: {group}</source>
        <translation>Texturas: {group}</translation>
    </message>
    <message numerus="yes">
        <source>The %n cells that are kept are given up: what they hold is good for this size alone.</source>
        <translation>
            <numerusform>Se pierde la celda conservada: su contenido solo sirve para este tamaño.</numerusform>
            <numerusform>Se pierden las %n celdas conservadas: su contenido solo sirve para este tamaño.</numerusform>
        </translation>
    </message>
    <message>
        <source>The GPU has failed; decoding goes on on the processor.</source>
        <translation>La GPU ha fallado; la decodificación sigue en el procesador.</translation>
    </message>
    <message>
        <source>The GPU is out of memory; decoding goes on on the processor.</source>
        <translation>La GPU se quedó sin memoria; la decodificación sigue en el procesador.</translation>
    </message>
    <message>
        <source>The centre</source>
        <translation>El centro</translation>
    </message>
    <message>
        <source>The command is on the clipboard. It leaves out: {left_out}</source>
        <translation>El comando está en el portapapeles. Deja fuera: {left_out}</translation>
    </message>
    <message>
        <source>The command is on the clipboard: {command}</source>
        <translation>El comando está en el portapapeles: {command}</translation>
    </message>
    <message>
        <source>The decoded picture as this WebP file shows it.</source>
        <translation>La imagen decodificada tal como la muestra este WebP.</translation>
    </message>
    <message>
        <source>The decoded picture is in the clipboard</source>
        <translation>La imagen decodificada está en el portapapeles</translation>
    </message>
    <message>
        <source>The decoded picture, lossless</source>
        <translation>La imagen decodificada, sin pérdidas</translation>
    </message>
    <message>
        <source>The decoded picture, smaller</source>
        <translation>La imagen decodificada, más pequeña</translation>
    </message>
    <message>
        <source>The decoded picture, to the pixel.</source>
        <translation>La imagen decodificada, píxel a píxel.</translation>
    </message>
    <message>
        <source>The decoded picture; above it, hidden, regions, preserved cells and lines.</source>
        <translation>La imagen decodificada; encima, ocultas, regiones, celdas conservadas y líneas.</translation>
    </message>
    <message>
        <source>The decoder cannot paint {colour} here; this is the nearest, {distance} of CIELAB away</source>
        <translation>El decodificador no puede pintar {colour} aquí; este es el más cercano, a {distance} de CIELAB</translation>
    </message>
    <message>
        <source>The export opens when the picture is decoded</source>
        <translation>La exportación se abre cuando la imagen esté decodificada</translation>
    </message>
    <message>
        <source>The file never has more, and hardly less</source>
        <translation>El archivo nunca tiene más, y apenas menos</translation>
    </message>
    <message>
        <source>The gist</source>
        <translation>Lo esencial</translation>
    </message>
    <message>
        <source>The hand was at work while the picture was resized: resize it again</source>
        <translation>La mano trabajaba mientras cambiaba el tamaño: cámbielo de nuevo</translation>
    </message>
    <message>
        <source>The lighter a pen touches, the lower the level that it paints</source>
        <translation>Cuanto más suave toca el lápiz, más bajo el nivel que pinta</translation>
    </message>
    <message>
        <source>The lines as curves, for programs that draw</source>
        <translation>Las líneas como curvas, para programas de dibujo</translation>
    </message>
    <message>
        <source>The lines as curves, sharp at any size.</source>
        <translation>Las líneas como curvas, nítidas a cualquier tamaño.</translation>
    </message>
    <message>
        <source>The lines that the decoder paints between</source>
        <translation>Las líneas entre las que pinta el decodificador</translation>
    </message>
    <message>
        <source>The link is in the clipboard</source>
        <translation>El enlace está en el portapapeles</translation>
    </message>
    <message>
        <source>The map of what is where, which any scene can begin with</source>
        <translation>El mapa de qué hay y dónde, con el que puede empezar cualquier escena</translation>
    </message>
    <message>
        <source>The model is still loading; try again in a moment</source>
        <translation>El modelo aún se está cargando; inténtelo en un momento</translation>
    </message>
    <message>
        <source>The model of this picture preserves nothing</source>
        <translation>El modelo de esta imagen no conserva nada</translation>
    </message>
    <message>
        <source>The name of a texture has at most {most} characters; this one has {count}.</source>
        <translation>El nombre de una textura tiene como máximo {most} caracteres; este tiene {count}.</translation>
    </message>
    <message>
        <source>The name of a texture is one line of ordinary characters.</source>
        <translation>El nombre de una textura es una línea de caracteres corrientes.</translation>
    </message>
    <message>
        <source>The net that finds labels is not installed; take a map</source>
        <translation>La red que halla clases no está instalada; usa un mapa</translation>
    </message>
    <message>
        <source>The part is in the clipboard; paste it into this or another picture</source>
        <translation>La parte está en el portapapeles; péguela en esta u otra imagen</translation>
    </message>
    <message>
        <source>The part is in this picture already</source>
        <translation>La parte ya está en esta imagen</translation>
    </message>
    <message>
        <source>The part on the clipboard is damaged; copy it again</source>
        <translation>La parte del portapapeles está dañada; cópiela de nuevo</translation>
    </message>
    <message>
        <source>The part was copied with another version of GC Studio; use the same one for both</source>
        <translation>La parte se copió con otra versión de GC Studio; use la misma para ambas</translation>
    </message>
    <message>
        <source>The part was made with model {part}, this picture with {picture}: it cannot take its textures</source>
        <translation>La parte se hizo con el modelo {part} y esta imagen con {picture}: no puede tomar sus texturas</translation>
    </message>
    <message>
        <source>The photo</source>
        <translation>La foto</translation>
    </message>
    <message>
        <source>The photo as it was opened</source>
        <translation>La foto tal como se abrió</translation>
    </message>
    <message>
        <source>The photo at hand has {size}: lines are carried over as curves, textures stay.</source>
        <translation>La foto disponible tiene {size}: las líneas se trasladan como curvas, las texturas se quedan.</translation>
    </message>
    <message>
        <source>The photo is not at hand</source>
        <translation>La foto no está disponible</translation>
    </message>
    <message>
        <source>The photo is not in this file.
Open it to compare.</source>
        <translation>La foto no está en este archivo.
Ábrala para comparar.</translation>
    </message>
    <message>
        <source>The photo is not in this file: preserved parts can be given up, but no more can be preserved.</source>
        <translation>La foto no está en este archivo: se pueden soltar partes conservadas, pero no conservar más.</translation>
    </message>
    <message>
        <source>The photo&apos;s own</source>
        <translation>El de la foto</translation>
    </message>
    <message>
        <source>The photo, and back (P)</source>
        <translation>La foto, y de vuelta (P)</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>La imagen</translation>
    </message>
    <message>
        <source>The picture changed while it was refined: refine it again</source>
        <translation>La imagen cambió mientras se refinaba: refínela de nuevo</translation>
    </message>
    <message>
        <source>The picture changed while it was resized: resize it again</source>
        <translation>La imagen cambió mientras cambiaba de tamaño: cámbielo de nuevo</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>La imagen está en el portapapeles.</translation>
    </message>
    <message>
        <source>The picture is still being decoded; try again in a moment</source>
        <translation>La imagen aún se está decodificando; inténtelo en un momento</translation>
    </message>
    <message>
        <source>The picture that the recipient will see</source>
        <translation>La imagen que verá el destinatario</translation>
    </message>
    <message>
        <source>The pictures side by side, with their figures, as PNG.</source>
        <translation>Las imágenes lado a lado con sus cifras, como PNG.</translation>
    </message>
    <message>
        <source>The pictures with their figures</source>
        <translation>Las imágenes con sus cifras</translation>
    </message>
    <message>
        <source>The same bytes</source>
        <translation>Los mismos bytes</translation>
    </message>
    <message>
        <source>The selected part of the picture is in the clipboard</source>
        <translation>La parte seleccionada de la imagen está en el portapapeles</translation>
    </message>
    <message>
        <source>The selected part of the picture, the rest transparent</source>
        <translation>La parte seleccionada de la imagen, lo demás transparente</translation>
    </message>
    <message>
        <source>The selected part; what is around it is transparent.</source>
        <translation>La parte seleccionada; lo que la rodea es transparente.</translation>
    </message>
    <message>
        <source>The smallest file that each encoder makes of this photo, at the same size in pixels, beside ours</source>
        <translation>El archivo más pequeño que cada codificador hace de esta foto, al mismo tamaño en píxeles, junto al nuestro</translation>
    </message>
    <message>
        <source>The structure map alone</source>
        <translation>Solo el mapa de estructura</translation>
    </message>
    <message>
        <source>The thumbnail of {label} in your texture library is lost: {why}.</source>
        <translation>Se perdió la miniatura de {label} en su biblioteca de texturas: {why}.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Theme, language, size of photos, device, autosave</source>
        <translation>Tema, idioma, tamaño de fotos, dispositivo, autoguardado</translation>
    </message>
    <message>
        <source>There are no lines in the selection.</source>
        <translation>No hay líneas en la selección.</translation>
    </message>
    <message>
        <source>There are {most} snapshots already: delete one first</source>
        <translation>Ya hay {most} instantáneas: elimine antes una</translation>
    </message>
    <message>
        <source>There is no model to decode with.</source>
        <translation>No hay modelo con el que decodificar.</translation>
    </message>
    <message>
        <source>There is no original to show: the photo is not in this file.</source>
        <translation>No hay original que mostrar: la foto no está en este archivo.</translation>
    </message>
    <message>
        <source>There is no photo in {name}.</source>
        <translation>No hay ninguna foto en {name}.</translation>
    </message>
    <message>
        <source>There is no photo to compare with: it is not in this file.</source>
        <translation>No hay foto con la que comparar: no está en este archivo.</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard; copy one first</source>
        <translation>No hay ninguna imagen en el portapapeles; copie una antes</translation>
    </message>
    <message>
        <source>There is no public page yet. Without one only GC Studio and gcx read the link and its code.</source>
        <translation>Aún no hay una página pública. Sin ella solo GC Studio y gcx leen el enlace y su código.</translation>
    </message>
    <message>
        <source>There is no texture “{name}” in the list that others could be like</source>
        <translation>En la lista no hay ninguna textura «{name}» a la que otras puedan parecerse</translation>
    </message>
    <message>
        <source>There is nothing to go to yet: open another picture, or change this one</source>
        <translation>Aún no hay adónde ir: abra otra imagen o cambie esta</translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation>No hay nada que rehacer</translation>
    </message>
    <message>
        <source>There is nothing to suggest: the photo is not in this file.</source>
        <translation>No hay nada que sugerir: la foto no está en este archivo.</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>No hay nada que deshacer</translation>
    </message>
    <message>
        <source>They are of different models, {first} and {second}, whose codes cannot be mixed</source>
        <translation>Son de modelos distintos, {first} y {second}, cuyos códigos no se pueden mezclar</translation>
    </message>
    <message>
        <source>They will be lost otherwise.</source>
        <translation>Si no, se perderán.</translation>
    </message>
    <message>
        <source>Thin lines</source>
        <translation>Adelgazar líneas</translation>
    </message>
    <message>
        <source>This is all that the file holds.</source>
        <translation>Esto es todo lo que contiene el archivo.</translation>
    </message>
    <message>
        <source>This picture cannot be decoded.</source>
        <translation>Esta imagen no se puede decodificar.</translation>
    </message>
    <message>
        <source>This picture cannot be presented any further: {why}</source>
        <translation>Esta imagen no se puede seguir presentando: {why}</translation>
    </message>
    <message>
        <source>This picture has no lines</source>
        <translation>Esta imagen no tiene líneas</translation>
    </message>
    <message>
        <source>This picture has no textures</source>
        <translation>Esta imagen no tiene texturas</translation>
    </message>
    <message>
        <source>This picture is no scene</source>
        <translation>Esta imagen no es una escena</translation>
    </message>
    <message>
        <source>This picture was made with model {name}; the textures are of another. Drop a photo to take its texture</source>
        <translation>Esta imagen se hizo con el modelo {name}; las texturas son de otro. Suelte aquí una foto para tomar su textura</translation>
    </message>
    <message>
        <source>This step takes {size:,} B</source>
        <translation>Este paso ocupa {size:,} B</translation>
    </message>
    <message>
        <source>This texture was made with another model, {model}</source>
        <translation>Esta textura se hizo con otro modelo, {model}</translation>
    </message>
    <message>
        <source>To nothing</source>
        <translation>Del todo</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Visita guiada</translation>
    </message>
    <message>
        <source>Transform lines</source>
        <translation>Transformar líneas</translation>
    </message>
    <message>
        <source>Transform part</source>
        <translation>Transformar parte</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Girar</translation>
    </message>
    <message>
        <source>Turn a folder of photos into .gcx files or decoded pictures</source>
        <translation>Convertir una carpeta de fotos en archivos .gcx o imágenes decodificadas</translation>
    </message>
    <message>
        <source>Turn a photo into lines, a texture and the details you keep: a kilobyte or two, all editable.</source>
        <translation>Convierta una foto en líneas, una textura y los detalles que conserve: uno o dos kilobytes, todo editable.</translation>
    </message>
    <message>
        <source>Turn into, instead of {name}</source>
        <translation>Convertir, en vez de {name}</translation>
    </message>
    <message>
        <source>Turn into: {name}</source>
        <translation>Convertir: {name}</translation>
    </message>
    <message>
        <source>Turn into…</source>
        <translation>Convertir en…</translation>
    </message>
    <message>
        <source>Turn the selected lines by a quarter</source>
        <translation>Girar las líneas seleccionadas un cuarto de vuelta</translation>
    </message>
    <message>
        <source>Turn the selection into</source>
        <translation>Convertir la selección en</translation>
    </message>
    <message>
        <source>Turn the selection into it</source>
        <translation>Convertir la selección</translation>
    </message>
    <message>
        <source>Turquoise jersey</source>
        <translation>Punto liso turquesa</translation>
    </message>
    <message>
        <source>Twelve new textures, as clothes might have them</source>
        <translation>Doce texturas nuevas, como las que podría tener la ropa</translation>
    </message>
    <message>
        <source>Twelve new textures, as clothes might have them; each can be made again from its number</source>
        <translation>Doce texturas nuevas, como las que podría tener la ropa; cada una se puede rehacer a partir de su número</translation>
    </message>
    <message>
        <source>Type a part of a texture&apos;s name</source>
        <translation>Escriba parte del nombre de una textura</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Escriba lo que quiere hacer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo memory</source>
        <translation>Memoria para deshacer</translation>
    </message>
    <message>
        <source>Undo memory, doubling with every step</source>
        <translation>Memoria para deshacer, se duplica con cada paso</translation>
    </message>
    <message>
        <source>Undo the last action</source>
        <translation>Deshacer la última acción</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation>Error inesperado</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Cambios sin guardar</translation>
    </message>
    <message>
        <source>Unsaved work was found</source>
        <translation>Se encontró trabajo sin guardar</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Version, model and licence</source>
        <translation>Versión, modelo y licencia</translation>
    </message>
    <message>
        <source>Very steady hand</source>
        <translation>Mano muy firme</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violeta</translation>
    </message>
    <message>
        <source>Violet stripes</source>
        <translation>Rayas violetas</translation>
    </message>
    <message>
        <source>Wand</source>
        <translation>Varita</translation>
    </message>
    <message>
        <source>Warp</source>
        <translation>Deformar</translation>
    </message>
    <message>
        <source>Washed denim</source>
        <translation>Vaquero lavado</translation>
    </message>
    <message>
        <source>Way to do it</source>
        <translation>Manera de hacerlo</translation>
    </message>
    <message>
        <source>WebP picture</source>
        <translation>Imagen WebP</translation>
    </message>
    <message>
        <source>What became of each photo is listed here.</source>
        <translation>Aquí se indica qué fue de cada foto.</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>¿Qué quiere hacer?</translation>
    </message>
    <message>
        <source>What each part of the picture shows</source>
        <translation>Qué muestra cada parte de la imagen</translation>
    </message>
    <message>
        <source>What is invented</source>
        <translation>Lo que está inventado</translation>
    </message>
    <message>
        <source>What is kept gets larger and no sharper.</source>
        <translation>Lo conservado se agranda sin ganar nitidez.</translation>
    </message>
    <message>
        <source>What is kept is read from the photo again.</source>
        <translation>Lo conservado se vuelve a leer de la foto.</translation>
    </message>
    <message>
        <source>What is kept; the rest is synthesised from structure and texture</source>
        <translation>Lo que se conserva; lo demás se inventa a partir de estructura y textura</translation>
    </message>
    <message>
        <source>What is where in the scene</source>
        <translation>Qué hay y dónde en la escena</translation>
    </message>
    <message>
        <source>What is where, a shape for each class.</source>
        <translation>Qué hay y dónde, una forma por clase.</translation>
    </message>
    <message>
        <source>What is where, in a palette of the colours of the classes.</source>
        <translation>Qué hay y dónde, en una paleta con los colores de las clases.</translation>
    </message>
    <message>
        <source>What keeps the preserved cells true to the photo</source>
        <translation>Lo que mantiene las celdas conservadas fieles a la foto</translation>
    </message>
    <message>
        <source>What lies between the lines: 64 numbers for each texture.</source>
        <translation>Lo que hay entre las líneas: 64 números por textura.</translation>
    </message>
    <message>
        <source>What others make of as many, or of the fewest they can.</source>
        <translation>Lo que otros hacen con los mismos, o con los menos que pueden.</translation>
    </message>
    <message>
        <source>What stands out, and people whose faces are seen</source>
        <translation>Lo que destaca, y las personas cuyas caras se ven</translation>
    </message>
    <message>
        <source>What takes the photos apart, and paints them</source>
        <translation>Lo que descompone las fotos y las pinta</translation>
    </message>
    <message>
        <source>What the decoder invented, and how true the rest is to the photo</source>
        <translation>Lo que inventó el decodificador y cuán fiel a la foto es lo demás</translation>
    </message>
    <message>
        <source>What the decoder made different from the photo</source>
        <translation>Lo que el decodificador hizo distinto de la foto</translation>
    </message>
    <message>
        <source>What the parts between the lines are made of</source>
        <translation>De qué están hechas las partes entre las líneas</translation>
    </message>
    <message>
        <source>What the recipient sees: decoded from these very bytes.</source>
        <translation>Lo que ve el destinatario: decodificado de estos mismos bytes.</translation>
    </message>
    <message>
        <source>What to go to</source>
        <translation>Adónde ir</translation>
    </message>
    <message>
        <source>What was dropped is no image that can be read</source>
        <translation>Lo que se soltó no es una imagen que se pueda leer</translation>
    </message>
    <message>
        <source>What you open and save is kept here, with a small picture to know it by.</source>
        <translation>Lo que abra y guarde aparece aquí, con una pequeña imagen para reconocerlo.</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rueda</translation>
    </message>
    <message>
        <source>Where the picture is furthest from the photo</source>
        <translation>Donde la imagen más se aleja de la foto</translation>
    </message>
    <message>
        <source>Where things begin and end. Anyone can redraw them.</source>
        <translation>Donde empiezan y acaban las cosas. Cualquiera puede redibujarlas.</translation>
    </message>
    <message>
        <source>Which cells are preserved</source>
        <translation>Qué celdas se conservan</translation>
    </message>
    <message>
        <source>While drawing</source>
        <translation>Al dibujar</translation>
    </message>
    <message>
        <source>White cotton</source>
        <translation>Algodón blanco</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Ancho</translation>
    </message>
    <message>
        <source>Width and height of the picture in pixels</source>
        <translation>Ancho y alto de la imagen en píxeles</translation>
    </message>
    <message>
        <source>With the gist of every cell, where a model has it</source>
        <translation>Con lo esencial de cada celda, si el modelo lo tiene</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Write all pictures with their bytes into one, as soon as they are painted</source>
        <translation>Escribir todas las imágenes con sus bytes en una sola, en cuanto estén pintadas</translation>
    </message>
    <message>
        <source>Write original, decoded picture and structure as one PNG</source>
        <translation>Escribir original, imagen decodificada y estructura en un solo PNG</translation>
    </message>
    <message>
        <source>Write the QR code as a PNG or an SVG</source>
        <translation>Escribir el código QR como PNG o SVG</translation>
    </message>
    <message>
        <source>Write the compressed pictures</source>
        <translation>Escribir las imágenes comprimidas</translation>
    </message>
    <message>
        <source>Write the files</source>
        <translation>Escribir los archivos</translation>
    </message>
    <message>
        <source>Write the steps beside each other, as a PNG</source>
        <translation>Escribir los pasos uno junto a otro, como PNG</translation>
    </message>
    <message>
        <source>Write the structure map as a PNG</source>
        <translation>Escribir el mapa de estructura como PNG</translation>
    </message>
    <message>
        <source>Write the way as an animated WebP</source>
        <translation>Escribir el recorrido como WebP animado</translation>
    </message>
    <message>
        <source>Write what is where as a PNG or an SVG</source>
        <translation>Escribir qué hay y dónde en un PNG o un SVG</translation>
    </message>
    <message>
        <source>Write what the .gcx files decode to</source>
        <translation>Escribir lo que resulta de decodificar los .gcx</translation>
    </message>
    <message>
        <source>Writing {name}… {percent}</source>
        <translation>Escribiendo {name}… {percent}</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Escribiendo…</translation>
    </message>
    <message>
        <source>Your photos</source>
        <translation>Sus fotos</translation>
    </message>
    <message>
        <source>Your texture library cannot be changed: {why}.</source>
        <translation>Su biblioteca de texturas no se puede cambiar: {why}.</translation>
    </message>
    <message>
        <source>Your texture library cannot be read: {why}.</source>
        <translation>Su biblioteca de texturas no se puede leer: {why}.</translation>
    </message>
    <message>
        <source>Your texture library is being changed by another window; try again.</source>
        <translation>Otra ventana está cambiando su biblioteca de texturas; inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Your texture library is damaged: {why}; {copy}.</source>
        <translation>Su biblioteca de texturas está dañada: {why}; {copy}.</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>a click: {size}</source>
        <translation>un clic: {size}</translation>
    </message>
    <message>
        <source>a picture from noise</source>
        <translation>una imagen a partir de ruido</translation>
    </message>
    <message>
        <source>accessories</source>
        <translation>complementos</translation>
    </message>
    <message>
        <source>and {count} more before</source>
        <translation>y {count} más antes</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>lo normal</translation>
    </message>
    <message>
        <source>background</source>
        <translation>fondo</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>bolso</translation>
    </message>
    <message>
        <source>cannot be painted</source>
        <translation>no se puede pintar</translation>
    </message>
    <message>
        <source>cannot load the net for {name} from {path}: it is missing or damaged</source>
        <translation>no se puede cargar la red de {name} de {path}: falta o está dañada</translation>
    </message>
    <message>
        <source>cannot load {what} from {path}: {why}</source>
        <translation>no se puede cargar {what} de {path}: {why}</translation>
    </message>
    <message>
        <source>cells raised: {counts}</source>
        <translation>celdas subidas: {counts}</translation>
    </message>
    <message>
        <source>cells that are kept</source>
        <translation>celdas conservadas</translation>
    </message>
    <message>
        <source>coat</source>
        <translation>abrigo</translation>
    </message>
    <message>
        <source>container</source>
        <translation>contenedor</translation>
    </message>
    <message>
        <source>counting its bytes</source>
        <translation>contando sus bytes</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>contando…</translation>
    </message>
    <message>
        <source>crop it into pieces, or take a size of at most {most}</source>
        <translation>recórtela en trozos o elija un tamaño de {most} como máximo</translation>
    </message>
    <message>
        <source>damaged file: a checksum does not match; get the file again</source>
        <translation>archivo dañado: una suma de control no coincide; consiga el archivo de nuevo</translation>
    </message>
    <message>
        <source>damaged file: a coefficient lies beyond the limit</source>
        <translation>archivo dañado: un coeficiente supera el límite</translation>
    </message>
    <message>
        <source>damaged file: a layer holds bytes that no encoder writes</source>
        <translation>archivo dañado: una capa contiene bytes que ningún codificador escribe</translation>
    </message>
    <message>
        <source>damaged file: a length is not valid; get the file again</source>
        <translation>archivo dañado: una longitud no es válida; consiga el archivo de nuevo</translation>
    </message>
    <message>
        <source>damaged file: a texture code lies beyond the limit</source>
        <translation>archivo dañado: un código de textura supera el límite</translation>
    </message>
    <message>
        <source>damaged file: the header is not valid</source>
        <translation>archivo dañado: la cabecera no es válida</translation>
    </message>
    <message>
        <source>damaged file: there are too many notes in it</source>
        <translation>archivo dañado: contiene demasiadas notas</translation>
    </message>
    <message>
        <source>damaged file: {why}</source>
        <translation>archivo dañado: {why}</translation>
    </message>
    <message>
        <source>damaged or cut short; copy it again, all of it</source>
        <translation>dañado o cortado; cópielo de nuevo, entero</translation>
    </message>
    <message>
        <source>damaged or incomplete ({why})</source>
        <translation>dañado o incompleto ({why})</translation>
    </message>
    <message>
        <source>damaged project: the photo is {photo}, the document {document}</source>
        <translation>proyecto dañado: la foto es de {photo}, el documento de {document}</translation>
    </message>
    <message>
        <source>damaged project: {name} cannot be read; get the file again</source>
        <translation>proyecto dañado: {name} no se puede leer; consiga el archivo de nuevo</translation>
    </message>
    <message>
        <source>damaged project: {name} has {size:,} bytes; the document needs {shape}</source>
        <translation>proyecto dañado: {name} tiene {size:,} bytes; el documento necesita {shape}</translation>
    </message>
    <message>
        <source>damaged project: {name} holds no version; get the file again</source>
        <translation>proyecto dañado: {name} no indica versión; consiga el archivo de nuevo</translation>
    </message>
    <message>
        <source>damaged project: {name} is in it twice; get the file again</source>
        <translation>proyecto dañado: {name} está dos veces; consiga el archivo de nuevo</translation>
    </message>
    <message>
        <source>damaged project: {name} is missing; get the file again</source>
        <translation>proyecto dañado: falta {name}; consiga el archivo de nuevo</translation>
    </message>
    <message>
        <source>damaged project: {name} is no JSON; get the file again</source>
        <translation>proyecto dañado: {name} no es JSON; consiga el archivo de nuevo</translation>
    </message>
    <message>
        <source>damaged project: {name} is not valid; get the file again</source>
        <translation>proyecto dañado: {name} no es válido; consiga el archivo de nuevo</translation>
    </message>
    <message>
        <source>damaged project: {name} is too large ({size:,} bytes)</source>
        <translation>proyecto dañado: {name} es demasiado grande ({size:,} bytes)</translation>
    </message>
    <message>
        <source>damaged project: {name} is {mode}, not 8-bit RGB</source>
        <translation>proyecto dañado: {name} es {mode}, no RGB de 8 bits</translation>
    </message>
    <message>
        <source>detail</source>
        <translation>detalle</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>arrastrar</translation>
    </message>
    <message>
        <source>drawing lines</source>
        <translation>dibujando líneas</translation>
    </message>
    <message>
        <source>dress</source>
        <translation>vestido</translation>
    </message>
    <message>
        <source>faithful</source>
        <translation>fiel</translation>
    </message>
    <message>
        <source>fewer</source>
        <translation>menos</translation>
    </message>
    <message>
        <source>file has format version {version}, this program reads version {ours}; update GC Studio</source>
        <translation>el archivo tiene la versión de formato {version}, este programa lee la {ours}; actualice GC Studio</translation>
    </message>
    <message>
        <source>file is cut short: {count} bytes are not all of it; get the file again</source>
        <translation>el archivo está cortado: {count} bytes no son todo; consiga el archivo de nuevo</translation>
    </message>
    <message>
        <source>file is damaged or cut short: the checksum does not match; get the file again</source>
        <translation>el archivo está dañado o cortado: la suma de control no coincide; consiga el archivo de nuevo</translation>
    </message>
    <message>
        <source>finding landmarks needs OpenVINO, which is not installed: pip install openvino</source>
        <translation>encontrar puntos faciales requiere OpenVINO, que no está instalado: pip install openvino</translation>
    </message>
    <message>
        <source>finding what to keep needs OpenVINO, which is not installed: pip install openvino</source>
        <translation>para buscar qué conservar hace falta OpenVINO, que no está instalado: pip install openvino</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>fino</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>plegado</translation>
    </message>
    <message>
        <source>found</source>
        <translation>encontrado</translation>
    </message>
    <message>
        <source>hair</source>
        <translation>pelo</translation>
    </message>
    <message>
        <source>in another tab</source>
        <translation>en otra pestaña</translation>
    </message>
    <message>
        <source>in use by another window of GC Studio</source>
        <translation>lo usa otra ventana de GC Studio</translation>
    </message>
    <message>
        <source>installed: {names}</source>
        <translation>instalados: {names}</translation>
    </message>
    <message>
        <source>it has no {what}</source>
        <translation>le falta {what}</translation>
    </message>
    <message>
        <source>it has {count:,} characters, but at most {most:,} are read</source>
        <translation>tiene {count:,} caracteres, pero se leen {most:,} como máximo</translation>
    </message>
    <message>
        <source>it has {width}x{height} pixels</source>
        <translation>tiene {width}x{height} píxeles</translation>
    </message>
    <message>
        <source>it holds no numbers</source>
        <translation>no contiene números</translation>
    </message>
    <message>
        <source>it is open here; save it instead, or choose another name</source>
        <translation>está abierto aquí; guárdelo o elija otro nombre</translation>
    </message>
    <message>
        <source>it is {size}</source>
        <translation>es de {size}</translation>
    </message>
    <message>
        <source>it was kept as {path}</source>
        <translation>se guardó como {path}</translation>
    </message>
    <message>
        <source>its code does not have {count} values</source>
        <translation>su código no tiene {count} valores</translation>
    </message>
    <message>
        <source>its code has values other than integers of at most {limit}</source>
        <translation>su código tiene valores que no son enteros de {limit} como máximo</translation>
    </message>
    <message>
        <source>its header describes no model ({why})</source>
        <translation>su cabecera no describe ningún modelo ({why})</translation>
    </message>
    <message>
        <source>its identity {identity!r} is not eight hexadecimal digits</source>
        <translation>su identidad {identity!r} no son ocho cifras hexadecimales</translation>
    </message>
    <message>
        <source>its lines are wider than a pixel; Structure &gt; Thin lines makes the file smaller</source>
        <translation>sus líneas miden más de un píxel de ancho; Estructura &gt; Adelgazar líneas hace el archivo más pequeño</translation>
    </message>
    <message>
        <source>jacket</source>
        <translation>chaqueta</translation>
    </message>
    <message>
        <source>jeans</source>
        <translation>vaqueros</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>clases</translation>
    </message>
    <message>
        <source>lines that were changed</source>
        <translation>líneas cambiadas</translation>
    </message>
    <message>
        <source>lines {lines:,} B at scale {scale}</source>
        <translation>líneas {lines:,} B a escala {scale}</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>buscando…</translation>
    </message>
    <message>
        <source>made with another model, {name} {model}</source>
        <translation>hecho con otro modelo, {name} {model}</translation>
    </message>
    <message>
        <source>made with model {model}, but this version has {name} {identity}; open it with the version of GC Studio that made it</source>
        <translation>hecho con el modelo {model}, pero esta versión tiene {name} {identity}; ábralo con la versión de GC Studio que lo hizo</translation>
    </message>
    <message>
        <source>made with model {name} {identity}, which is not installed; {installed}. Install it (gcx models says where), or open the file with the version of GC Studio that made it</source>
        <translation>hecho con el modelo {name} {identity}, que no está instalado; {installed}. Instálelo (gcx models dice dónde) o abra el archivo con la versión de GC Studio que lo hizo</translation>
    </message>
    <message>
        <source>made with model {name} {model}; installed here: {models}</source>
        <translation>hecho con el modelo {name} {model}; instalados aquí: {models}</translation>
    </message>
    <message>
        <source>made with model {name}, which has layers that this program does not know; update GC Studio</source>
        <translation>hecho con el modelo {name}, con capas que este programa no conoce; actualice GC Studio</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>máscara</translation>
    </message>
    <message>
        <source>model {name}</source>
        <translation>el modelo {name}</translation>
    </message>
    <message>
        <source>model {name} cannot be fitted to a number of bytes</source>
        <translation>el modelo {name} no se puede ajustar a un número de bytes</translation>
    </message>
    <message>
        <source>model {name} cannot be refined</source>
        <translation>el modelo {name} no se puede refinar</translation>
    </message>
    <message>
        <source>model {name} has no class {number}; its classes are 0 to {last}</source>
        <translation>el modelo {name} no tiene la clase {number}; sus clases van de 0 a {last}</translation>
    </message>
    <message>
        <source>model {name} has no textures</source>
        <translation>el modelo {name} no tiene texturas</translation>
    </message>
    <message>
        <source>model {name} is of family {family!r}, which this program does not know; update GC Studio</source>
        <translation>el modelo {name} es de la familia {family!r}, que este programa no conoce; actualice GC Studio</translation>
    </message>
    <message>
        <source>model {name} paints up to {most} megapixels, and this picture has {count}; make it smaller</source>
        <translation>el modelo {name} pinta hasta {most} megapíxeles, y esta imagen tiene {count}; hágala más pequeña</translation>
    </message>
    <message>
        <source>model {name} takes no labels</source>
        <translation>el modelo {name} no admite clases</translation>
    </message>
    <message>
        <source>more</source>
        <translation>más</translation>
    </message>
    <message>
        <source>most of the structure map is white; lines are white on black</source>
        <translation>casi todo el mapa de estructura es blanco; las líneas van en blanco sobre negro</translation>
    </message>
    <message>
        <source>no copy of it could be kept: {why}</source>
        <translation>no se pudo guardar una copia: {why}</translation>
    </message>
    <message>
        <source>no faces</source>
        <translation>ninguna cara</translation>
    </message>
    <message>
        <source>no letters</source>
        <translation>ninguna letra</translation>
    </message>
    <message>
        <source>no lines</source>
        <translation>sin líneas</translation>
    </message>
    <message>
        <source>no model {wanted!r} is installed; {installed}</source>
        <translation>no hay instalado ningún modelo {wanted!r}; {installed}</translation>
    </message>
    <message>
        <source>no picture in it</source>
        <translation>no contiene ninguna imagen</translation>
    </message>
    <message>
        <source>no subject</source>
        <translation>ningún motivo</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>none is installed</source>
        <translation>no hay ninguno instalado</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>nada elegido</translation>
    </message>
    <message>
        <source>not a .gcx file</source>
        <translation>no es un archivo .gcx</translation>
    </message>
    <message>
        <source>not a GC Studio project</source>
        <translation>no es un proyecto de GC Studio</translation>
    </message>
    <message>
        <source>not a GC Studio project, or cut short; get the file again</source>
        <translation>no es un proyecto de GC Studio, o está cortado; consiga el archivo de nuevo</translation>
    </message>
    <message>
        <source>not a file but a device, a pipe or a socket</source>
        <translation>no es un archivo, sino un dispositivo, una tubería o un socket</translation>
    </message>
    <message>
        <source>not a file but a device, a pipe or a socket; choose another name</source>
        <translation>no es un archivo, sino un dispositivo, una tubería o un socket; elija otro nombre</translation>
    </message>
    <message>
        <source>not a link of a picture, which has a # with the picture behind it</source>
        <translation>no es un enlace de una imagen, que tiene un # y detrás la imagen</translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation>no hay memoria suficiente</translation>
    </message>
    <message>
        <source>not in the picture</source>
        <translation>no está en la imagen</translation>
    </message>
    <message>
        <source>not looked for</source>
        <translation>no se buscó</translation>
    </message>
    <message>
        <source>nothing that departs</source>
        <translation>nada distinto</translation>
    </message>
    <message>
        <source>of {most:,} that fit</source>
        <translation>de {most:,} que caben</translation>
    </message>
    <message>
        <source>or drop one anywhere, or paste one with {paste}</source>
        <translation>o suelte una en cualquier sitio, o péguela con {paste}</translation>
    </message>
    <message>
        <source>ours</source>
        <translation>nuestro</translation>
    </message>
    <message>
        <source>painting without OpenVINO</source>
        <translation>pintar sin OpenVINO</translation>
    </message>
    <message>
        <source>painting…</source>
        <translation>pintando…</translation>
    </message>
    <message>
        <source>painting… {percent} %</source>
        <translation>pintando… {percent} %</translation>
    </message>
    <message>
        <source>picture is {width}x{height}; sides from {least} to {most} pixels are supported, resize it first</source>
        <translation>la imagen es de {width}x{height}; los lados deben tener de {least} a {most} píxeles, cambie antes el tamaño</translation>
    </message>
    <message>
        <source>project has format version {version}, this program reads version {ours}; update GC Studio</source>
        <translation>el proyecto tiene la versión de formato {version}, este programa lee la {ours}; actualice GC Studio</translation>
    </message>
    <message>
        <source>reading the photo</source>
        <translation>leyendo la foto</translation>
    </message>
    <message>
        <source>refined</source>
        <translation>refinado</translation>
    </message>
    <message>
        <source>scarf</source>
        <translation>bufanda</translation>
    </message>
    <message>
        <source>shoes</source>
        <translation>zapatos</translation>
    </message>
    <message>
        <source>skin</source>
        <translation>piel</translation>
    </message>
    <message>
        <source>skirt</source>
        <translation>falda</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>instantánea</translation>
    </message>
    <message>
        <source>step of the history</source>
        <translation>paso del historial</translation>
    </message>
    <message>
        <source>stockings</source>
        <translation>medias</translation>
    </message>
    <message>
        <source>structure</source>
        <translation>estructura</translation>
    </message>
    <message>
        <source>sweater</source>
        <translation>jersey</translation>
    </message>
    <message>
        <source>taking the photo apart</source>
        <translation>descomponiendo la foto</translation>
    </message>
    <message>
        <source>texture</source>
        <translation>textura</translation>
    </message>
    <message>
        <source>texture library {folder}: {why}</source>
        <translation>biblioteca de texturas {folder}: {why}</translation>
    </message>
    <message>
        <source>textures that were changed</source>
        <translation>texturas cambiadas</translation>
    </message>
    <message>
        <source>textures: {count}</source>
        <translation>texturas: {count}</translation>
    </message>
    <message>
        <source>the file is no picture</source>
        <translation>el archivo no es una imagen</translation>
    </message>
    <message>
        <source>the file is read-only; choose another name</source>
        <translation>el archivo es de solo lectura; elija otro nombre</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>el archivo es demasiado grande</translation>
    </message>
    <message>
        <source>the file is too large to be a .gcx</source>
        <translation>el archivo es demasiado grande para ser un .gcx</translation>
    </message>
    <message>
        <source>the label map</source>
        <translation>el mapa de clases</translation>
    </message>
    <message>
        <source>the lines and textures beside what is kept, which it chooses anew</source>
        <translation>las líneas y texturas junto a lo conservado, que elige de nuevo</translation>
    </message>
    <message>
        <source>the mask</source>
        <translation>la máscara</translation>
    </message>
    <message>
        <source>the mask has no white, so nothing is preserved; paint white what to keep</source>
        <translation>la máscara no tiene blanco, así que no se conserva nada; pinte de blanco lo que quiera conservar</translation>
    </message>
    <message>
        <source>the model is still loading</source>
        <translation>el modelo aún se está cargando</translation>
    </message>
    <message>
        <source>the model is still loading; try again in a moment</source>
        <translation>el modelo aún se está cargando; inténtelo en un momento</translation>
    </message>
    <message>
        <source>the net for landmarks</source>
        <translation>la red de puntos faciales</translation>
    </message>
    <message>
        <source>the photo is {photo} and the document {document}; lines can only be found in a photo of the same size</source>
        <translation>la foto es de {photo} y el documento de {document}; solo se encuentran líneas en una foto del mismo tamaño</translation>
    </message>
    <message>
        <source>the photo is {photo}, the document {document}</source>
        <translation>la foto es de {photo}, el documento de {document}</translation>
    </message>
    <message>
        <source>the photo that is open here is in it; choose another name</source>
        <translation>contiene la foto que está abierta aquí; elija otro nombre</translation>
    </message>
    <message>
        <source>the picture is {width}x{height}; up to 1024x1024 pixels can be refined, scale it down</source>
        <translation>la imagen es de {width}x{height}; se puede refinar hasta 1024x1024 píxeles, redúzcala</translation>
    </message>
    <message>
        <source>the picture needs a feature ({kind}) that this program does not know; update GC Studio</source>
        <translation>la imagen necesita una función ({kind}) que este programa no conoce; actualice GC Studio</translation>
    </message>
    <message>
        <source>the picture needs something that this program does not know; update GC Studio</source>
        <translation>la imagen necesita algo que este programa no conoce; actualice GC Studio</translation>
    </message>
    <message>
        <source>the structure map</source>
        <translation>el mapa de estructura</translation>
    </message>
    <message>
        <source>the structure map has no white, so no line is drawn; lines are white on black</source>
        <translation>el mapa de estructura no tiene blanco, así que no se dibuja ninguna línea; van en blanco sobre negro</translation>
    </message>
    <message>
        <source>the subject</source>
        <translation>el motivo</translation>
    </message>
    <message>
        <source>their own size</source>
        <translation>su propio tamaño</translation>
    </message>
    <message>
        <source>there is another file of this name, which is not replaced; choose another</source>
        <translation>hay otro archivo con este nombre, que no se reemplaza; elija otro</translation>
    </message>
    <message>
        <source>there is no picture of GC Studio behind the #</source>
        <translation>no hay ninguna imagen de GC Studio detrás del #</translation>
    </message>
    <message>
        <source>this document was made with model {model}; installed is {identity}</source>
        <translation>este documento se hizo con el modelo {model}; está instalado {identity}</translation>
    </message>
    <message>
        <source>this needs {count} textures and one picture can hold {most}; choose a texture that is in the picture already, or change more of it at once</source>
        <translation>esto necesita {count} texturas y una imagen admite {most}; elija una textura que ya esté en la imagen o cambie más de una vez</translation>
    </message>
    <message>
        <source>too large to be a GC Studio project</source>
        <translation>demasiado grande para ser un proyecto de GC Studio</translation>
    </message>
    <message>
        <source>top</source>
        <translation>camiseta</translation>
    </message>
    <message>
        <source>trousers</source>
        <translation>pantalón</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>desplegado</translation>
    </message>
    <message>
        <source>what departs most</source>
        <translation>lo más distinto</translation>
    </message>
    <message>
        <source>where the photo is: put its name in the place of {photo}</source>
        <translation>dónde está la foto: ponga su nombre en lugar de {photo}</translation>
    </message>
    <message>
        <source>{bpp:.3f} bpp</source>
        <translation>{bpp:.3f} bpp</translation>
    </message>
    <message>
        <source>{changes}, the last: {name}</source>
        <translation>{changes}, el último: {name}</translation>
    </message>
    <message>
        <source>{change} from left to right</source>
        <translation>{change} de izquierda a derecha</translation>
    </message>
    <message>
        <source>{colour} is painted to within {distance} of CIELAB</source>
        <translation>{colour} se pinta con {distance} de CIELAB de margen</translation>
    </message>
    <message>
        <source>{colour} not painted: {why}</source>
        <translation>{colour} no se pintó: {why}</translation>
    </message>
    <message>
        <source>{colour}, mixed</source>
        <translation>{colour}, mezclado</translation>
    </message>
    <message>
        <source>{count:,} bytes are too many for a link, which takes {most:,}; fit the picture to so many bytes, make it smaller, or keep less</source>
        <translation>{count:,} bytes son demasiados para un enlace, que admite {most:,}; ajuste la imagen a esos bytes, redúzcala o conserve menos</translation>
    </message>
    <message>
        <source>{count:,} characters are too many for a QR code; take a page with a shorter address</source>
        <translation>{count:,} caracteres son demasiados para un código QR; use una página con una dirección más corta</translation>
    </message>
    <message>
        <source>{count:,} failed</source>
        <translation>{count:,} con error</translation>
    </message>
    <message>
        <source>{count:,} faithful</source>
        <translation>{count:,} fieles</translation>
    </message>
    <message>
        <source>{count:,} fine</source>
        <translation>{count:,} finas</translation>
    </message>
    <message>
        <source>{count:,} gist</source>
        <translation>{count:,} esenciales</translation>
    </message>
    <message>
        <source>{count:,} pictures at once; take some, or Export many</source>
        <translation>{count:,} imágenes a la vez; tome algunas, o use Exportar muchas</translation>
    </message>
    <message>
        <source>{count:,} skipped</source>
        <translation>{count:,} omitidas</translation>
    </message>
    <message>
        <source>{count} bytes follow after the end of the picture</source>
        <translation>siguen {count} bytes tras el final de la imagen</translation>
    </message>
    <message>
        <source>{delta} in the {layer}</source>
        <translation>{delta} en: {layer}</translation>
    </message>
    <message>
        <source>{device}, not found here</source>
        <translation>{device}, no se encuentra aquí</translation>
    </message>
    <message>
        <source>{done:,} of {count:,} photos done</source>
        <translation>{done:,} de {count:,} fotos hechas</translation>
    </message>
    <message>
        <source>{done} of {count} systems are painted</source>
        <translation>{done} de {count} sistemas pintados</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} y {second}</translation>
    </message>
    <message>
        <source>{first} to {second}, {percent} %</source>
        <translation>{first} a {second}, {percent} %</translation>
    </message>
    <message>
        <source>{format} cannot be made of this picture: {why}</source>
        <translation>{format} no se puede hacer de esta imagen: {why}</translation>
    </message>
    <message>
        <source>{label} in your texture library was left out: {why}.</source>
        <translation>{label} de su biblioteca de texturas se dejó fuera: {why}.</translation>
    </message>
    <message>
        <source>{level} parts</source>
        <translation>Partes: {level}</translation>
    </message>
    <message>
        <source>{lines:,} B of lines</source>
        <translation>{lines:,} B de líneas</translation>
    </message>
    <message>
        <source>{more:,} B more would buy nothing.</source>
        <translation>{more:,} B más no aportarían nada.</translation>
    </message>
    <message>
        <source>{more:,} B more would buy: {what}, which is hardly seen.</source>
        <translation>{more:,} B más darían: {what}, que apenas se ve.</translation>
    </message>
    <message>
        <source>{more:,} B more would buy: {what}; {nearer:.0f} % nearer to the photo.</source>
        <translation>{more:,} B más darían: {what}; un {nearer:.0f} % más cerca de la foto.</translation>
    </message>
    <message>
        <source>{name} at level {number}, {level}</source>
        <translation>{name} al nivel {number}, {level}</translation>
    </message>
    <message>
        <source>{name} cannot be made: {why}</source>
        <translation>{name} no se puede hacer: {why}</translation>
    </message>
    <message>
        <source>{name} cannot be replaced: {why}.</source>
        <translation>{name} no se puede reemplazar: {why}.</translation>
    </message>
    <message>
        <source>{name} cannot be understood</source>
        <translation>{name} no se entiende</translation>
    </message>
    <message>
        <source>{name} exists already in {folder}.</source>
        <translation>{name} ya existe en {folder}.</translation>
    </message>
    <message>
        <source>{name} exists already; choose it in the list to replace it</source>
        <translation>{name} ya existe; elíjalo en la lista para reemplazarlo</translation>
    </message>
    <message>
        <source>{name} gets the size of this picture; nothing of it is kept.</source>
        <translation>{name} toma el tamaño de esta imagen; no se conserva nada de ella.</translation>
    </message>
    <message>
        <source>{name} has no list of textures</source>
        <translation>{name} no tiene lista de texturas</translation>
    </message>
    <message>
        <source>{name} has no version</source>
        <translation>{name} no indica versión</translation>
    </message>
    <message>
        <source>{name} in it is compressed in a way that GC Studio does not write</source>
        <translation>{name} está comprimido de un modo que GC Studio no escribe</translation>
    </message>
    <message>
        <source>{name} in it is encrypted; GC Studio reads projects without a password only</source>
        <translation>{name} está cifrado; GC Studio solo lee proyectos sin contraseña</translation>
    </message>
    <message>
        <source>{name} in it: {why}</source>
        <translation>{name}: {why}</translation>
    </message>
    <message>
        <source>{name} is another picture than the photo of this document; choose that</source>
        <translation>{name} es otra imagen que la foto de este documento; elija esa</translation>
    </message>
    <message>
        <source>{name} is cut short or damaged: opened without {layers}. Get the file again if you can.</source>
        <translation>{name} está cortado o dañado: se abrió sin {layers}. Consiga el archivo de nuevo si puede.</translation>
    </message>
    <message>
        <source>{name} is in the clipboard, as a text to be pasted anywhere</source>
        <translation>{name} está en el portapapeles, como texto que se puede pegar en cualquier sitio</translation>
    </message>
    <message>
        <source>{name} is in the list; click it to use it</source>
        <translation>{name} está en la lista; haga clic para usarla</translation>
    </message>
    <message>
        <source>{name} is in your textures now</source>
        <translation>{name} está ahora en sus texturas</translation>
    </message>
    <message>
        <source>{name} is larger than {most} MB</source>
        <translation>{name} pesa más de {most} MB</translation>
    </message>
    <message>
        <source>{name} is longer than {most} bytes; shorten it</source>
        <translation>{name} tiene más de {most} bytes; acórtelo</translation>
    </message>
    <message>
        <source>{name} is no study; gcx study build makes such files</source>
        <translation>{name} no es un estudio; gcx study build crea estos archivos</translation>
    </message>
    <message>
        <source>{name} is not text</source>
        <translation>{name} no es texto</translation>
    </message>
    <message>
        <source>{name} is open in your browser. Nothing is sent: at the end it gives you a file to send back.</source>
        <translation>{name} está abierto en su navegador. No se envía nada: al final le da un archivo para devolver.</translation>
    </message>
    <message>
        <source>{name} is stretched to the shape of this picture; nothing of it is kept.</source>
        <translation>{name} se estira a la forma de esta imagen; no se conserva nada de ella.</translation>
    </message>
    <message>
        <source>{name} must be one line of text without control characters</source>
        <translation>{name} debe ser una línea de texto sin caracteres de control</translation>
    </message>
    <message>
        <source>{name} was changed by another program since it was opened or saved here.</source>
        <translation>Otro programa cambió {name} desde que se abrió o guardó aquí.</translation>
    </message>
    <message>
        <source>{name} was not written.</source>
        <translation>{name} no se escribió.</translation>
    </message>
    <message>
        <source>{name} {identity}, not installed</source>
        <translation>{name} {identity}, no instalado</translation>
    </message>
    <message>
        <source>{name}, unsaved changes</source>
        <translation>{name}, cambios sin guardar</translation>
    </message>
    <message>
        <source>{name}, {size:,} B</source>
        <translation>{name}, {size:,} B</translation>
    </message>
    <message>
        <source>{name}: another window of GC Studio has used it meanwhile</source>
        <translation>{name}: entretanto lo usó otra ventana de GC Studio</translation>
    </message>
    <message>
        <source>{name}: click to have what a texture applies to in it, or drag it to a region</source>
        <translation>{name}: haga clic para dar ese color a lo que se aplica una textura, o arrástrelo a una región</translation>
    </message>
    <message>
        <source>{name}: click to use it</source>
        <translation>{name}: clic para usarlo</translation>
    </message>
    <message>
        <source>{name}: damaged ({why})</source>
        <translation>{name}: dañado ({why})</translation>
    </message>
    <message>
        <source>{name}: does not say how large it is; it needs a viewBox</source>
        <translation>{name}: no dice qué tamaño tiene; necesita un viewBox</translation>
    </message>
    <message>
        <source>{name}: holds a path of a class that the model does not have ({what})</source>
        <translation>{name}: contiene un trazado de una clase que el modelo no tiene ({what})</translation>
    </message>
    <message>
        <source>{name}: holds a path that is no polygon; a label map is made of straight lines alone</source>
        <translation>{name}: contiene un trazado que no es un polígono; un mapa de clases consta solo de líneas rectas</translation>
    </message>
    <message>
        <source>{name}: holds class {number}, and the model has {count}, from 0 on; a label map has the number of a class in each pixel, or its colour</source>
        <translation>{name}: contiene la clase {number}, y el modelo tiene {count}, desde 0; un mapa de clases tiene en cada píxel el número de una clase o su color</translation>
    </message>
    <message>
        <source>{name}: holds no path; a label map has one for each class</source>
        <translation>{name}: no contiene ningún trazado; un mapa de clases tiene uno por cada clase</translation>
    </message>
    <message>
        <source>{name}: holds shapes or transformations; a label map is made of paths of straight lines alone</source>
        <translation>{name}: contiene formas o transformaciones; un mapa de clases consta solo de trazados de líneas rectas</translation>
    </message>
    <message>
        <source>{name}: larger than any label map</source>
        <translation>{name}: más grande que cualquier mapa de clases</translation>
    </message>
    <message>
        <source>{name}: made by another version of GC Studio; update GC Studio</source>
        <translation>{name}: hecho por otra versión de GC Studio; actualice GC Studio</translation>
    </message>
    <message>
        <source>{name}: more than {limit} megapixels; scale it down first</source>
        <translation>{name}: más de {limit} megapíxeles; redúzcala antes</translation>
    </message>
    <message>
        <source>{name}: more than {most} MB through a pipe; save it as a file first</source>
        <translation>{name}: más de {most} MB por una tubería; guárdelo antes como archivo</translation>
    </message>
    <message>
        <source>{name}: no such file</source>
        <translation>{name}: no existe el archivo</translation>
    </message>
    <message>
        <source>{name}: not a label map, its colours are not those of the classes; save it with a palette, or as grey numbers of classes</source>
        <translation>{name}: no es un mapa de clases, sus colores no son los de las clases; guárdelo con una paleta o como números de clase en gris</translation>
    </message>
    <message>
        <source>{name}: not a photo that can be read (supported: {known} and others)</source>
        <translation>{name}: no es una foto que se pueda leer (admitidas: {known} y otras)</translation>
    </message>
    <message>
        <source>{name}: not an SVG file that can be read</source>
        <translation>{name}: no es un archivo SVG que se pueda leer</translation>
    </message>
    <message>
        <source>{name}: opened the picture in its QR code</source>
        <translation>{name}: se abrió la imagen de su código QR</translation>
    </message>
    <message>
        <source>{name}: skipped, its files exist already</source>
        <translation>{name}: omitida, sus archivos ya existen</translation>
    </message>
    <message>
        <source>{name}: takes more memory than there is; scale it down first</source>
        <translation>{name}: necesita más memoria de la que hay; redúzcala antes</translation>
    </message>
    <message>
        <source>{name}: too large to be a GC Studio project</source>
        <translation>{name}: demasiado grande para ser un proyecto de GC Studio</translation>
    </message>
    <message>
        <source>{name}: {what} is {found}{turned}, the picture {width}x{height}; it needs the shape of the picture</source>
        <translation>{name}: {what} es de {found}{turned}, la imagen de {width}x{height}; necesita la forma de la imagen</translation>
    </message>
    <message>
        <source>{name}: {width}x{height} is more than {limit} megapixels; scale it down first</source>
        <translation>{name}: {width}x{height} supera {limit} megapíxeles; redúzcala antes</translation>
    </message>
    <message>
        <source>{number:,} of {count:,}: {name}</source>
        <translation>{number:,} de {count:,}: {name}</translation>
    </message>
    <message>
        <source>{page} is no address of a page; one is such as {example}, with no # in it</source>
        <translation>{page} no es la dirección de una página; por ejemplo: {example}, sin #</translation>
    </message>
    <message>
        <source>{path} was written by a later version of GC Studio; use that one</source>
        <translation>{path} lo escribió una versión posterior de GC Studio; use esa</translation>
    </message>
    <message>
        <source>{photo}: cannot write {name}: {why}</source>
        <translation>{photo}: no se puede escribir {name}: {why}</translation>
    </message>
    <message>
        <source>{pixels}; its file takes {size:,} B</source>
        <translation>{pixels}; su archivo ocupa {size:,} B</translation>
    </message>
    <message>
        <source>{share} of the picture</source>
        <translation>{share} de la imagen</translation>
    </message>
    <message>
        <source>{size:,} B</source>
        <translation>{size:,} B</translation>
    </message>
    <message>
        <source>{size:,} B in all</source>
        <translation>{size:,} B en total</translation>
    </message>
    <message>
        <source>{size:,} B, its smallest</source>
        <translation>{size:,} B, lo mínimo</translation>
    </message>
    <message>
        <source>{size:,} of {target:,} B: {what}</source>
        <translation>{size:,} de {target:,} B: {what}</translation>
    </message>
    <message>
        <source>{size} is too small; take a size from {least} to {most}</source>
        <translation>{size} es demasiado pequeño; elija un tamaño de {least} a {most}</translation>
    </message>
    <message>
        <source>{size} modules</source>
        <translation>{size} módulos</translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} píxeles</translation>
    </message>
    <message>
        <source>{size} pixels, the automatic size</source>
        <translation>{size} píxeles, el tamaño automático</translation>
    </message>
    <message>
        <source>{size} would become {shape}</source>
        <translation>{size} se convertiría en {shape}</translation>
    </message>
    <message>
        <source>{size}, as large as the photo</source>
        <translation>{size}, tan grande como la foto</translation>
    </message>
    <message>
        <source>{size}, as the photo</source>
        <translation>{size}, como la foto</translation>
    </message>
    <message>
        <source>{size}, {n} times</source>
        <translation>{size}, {n} veces</translation>
    </message>
    <message>
        <source>{target:,} B are too few: the least is {least:,} B</source>
        <translation>{target:,} B son pocos: el mínimo es {least:,} B</translation>
    </message>
    <message>
        <source>{times} times the .gcx</source>
        <translation>{times} veces el .gcx</translation>
    </message>
    <message>
        <source>{tool}, by pen</source>
        <translation>{tool}, con lápiz</translation>
    </message>
    <message>
        <source>{tool}, one level</source>
        <translation>{tool}, un nivel</translation>
    </message>
    <message>
        <source>{was} scaled to {now}, as sides have at most {most} pixels</source>
        <translation>{was} reducida a {now}, pues los lados tienen como máximo {most} píxeles</translation>
    </message>
    <message>
        <source>{what} in {path} does not fit this version of GC Studio</source>
        <translation>{what} de {path} no encaja con esta versión de GC Studio</translation>
    </message>
    <message>
        <source>{what} needs torch, which this edition comes without: install it with pip install gc-studio</source>
        <translation>{what} necesita torch, que esta edición no incluye: instálelo con pip install gc-studio</translation>
    </message>
    <message>
        <source>{what}, but sides have at most {most} pixels; {help}</source>
        <translation>{what}, pero los lados tienen como máximo {most} píxeles; {help}</translation>
    </message>
    <message>
        <source>{width}x{height} is too long; crop it to at most {most} times its shorter side</source>
        <translation>{width}x{height} es demasiado largo; recórtelo a como máximo {most} veces su lado corto</translation>
    </message>
    <message numerus="yes">
        <source>{work} (and %n more)</source>
        <translation>
            <numerusform>{work} (y %n más)</numerusform>
            <numerusform>{work} (y %n más)</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” is no longer in your texture library.</source>
        <translation>«{name}» ya no está en su biblioteca de texturas.</translation>
    </message>
</context>
</TS>
